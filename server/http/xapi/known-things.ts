/** /xapi/agents and /xapi/activities: what the record has learnt of one. Source: xAPI 1.0.3 Communication 2.4, 2.5. */
import { succeed } from '../../../src/domain/base/result.ts';
import { personObject } from '../../../src/domain/xapi/person-object.ts';
import { knownActivity, knownNames } from '../../services/known-things.ts';
import { type Exchange, jsonAnswer } from './exchange.ts';
import { readAgent, readParameters } from './parameters.ts';

export const getPerson: Exchange = async (deps, caller, request) => {
  const parameters = readParameters(request.query, ['agent'], ['agent']);
  if (!parameters.ok) return parameters;
  const agent = readAgent(parameters.value.agent ?? '');
  if (!agent.ok) return agent;
  const names = await knownNames(deps, caller, agent.value);
  return names.ok ? succeed(jsonAnswer(JSON.stringify(personObject(agent.value, names.value)))) : names;
};

export const getActivity: Exchange = async (deps, caller, request) => {
  const parameters = readParameters(request.query, ['activityId'], ['activityId']);
  if (!parameters.ok) return parameters;
  const activity = await knownActivity(deps, caller, parameters.value.activityId ?? '');
  return activity.ok ? succeed(jsonAnswer(JSON.stringify(activity.value))) : activity;
};
