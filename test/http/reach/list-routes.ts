/** Every call the server answers, as its router prints them. */
import type { FastifyInstance } from 'fastify';

export interface Route {
  readonly method: string;
  /** With its parameters, such as `/api/units/:id/people`. */
  readonly path: string;
}

const LINE = /^((?:│ {3}| {4})*)[├└]── (\S+) \(([A-Z, ]+)\)$/;

/** @returns GET, POST, PUT and DELETE under /api; HEAD answers as GET does */
export function listRoutes(app: FastifyInstance): readonly Route[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, part, methods] = LINE.exec(line) ?? /** nothing is registered there */ [];
      if (indent === undefined || part === undefined || methods === undefined) return refuseStrange(line);
      const depth = indent.length / 4;
      const path = (depth === 0 ? '' : (above[depth - 1] ?? '')) + part;
      above[depth] = path;
      if (!path.startsWith('/api/')) return [];
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => ({ method, path }));
    });
}

/** A line this cannot read would be a route nobody looks at. */
function refuseStrange(line: string): [] {
  if (line.trim() === '') return [];
  throw new Error(`the router prints a line that is not understood: ${line}`);
}
