/** What Fastify itself refuses, and what nobody foresaw. */
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Failure } from '../../src/domain/base/failure.ts';
import { sendFailure, sendProblem } from './problems.ts';

export const UNREADABLE_ADDRESS: Failure = {
  code: 'invalid-request',
  message: '地址里有无法识别的字符，请检查后再试。',
};

export function registerErrors(
  app: FastifyInstance,
  reportDefect: (error: Error, url: string) => void,
): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal) return sendFailure(reply, refusal);
    reportDefect(error, request.url);
    return sendProblem(reply, {
      type: 'about:blank',
      title: 'defect',
      status: 500,
      code: 'defect',
      detail: '服务器出了差错，已经记录。请稍后再试；已保存的学习记录不受影响。',
    });
  });
}

function refusalOf(error: FastifyError): Failure | undefined {
  switch (error.statusCode) {
    case 429:
      return { code: 'too-many-requests', message: '查询太频繁，请过一分钟再试。', retryAfterSeconds: 60 };
    case 413:
      return { code: 'payload-too-large', message: '请求的内容太大。' };
    case 415:
      return {
        code: 'unsupported-media-type',
        message: '请求的内容要是 JSON（Content-Type: application/json）。',
      };
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? { code: 'invalid-request', message: '请求的内容不是有效的 JSON，或地址写错了。' }
        : undefined;
  }
}
