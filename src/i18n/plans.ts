/** The words of plans, assignments and make-up training alone: what travels to a browser is kept small. */
export { plans } from './zh-CN/plans.ts';
