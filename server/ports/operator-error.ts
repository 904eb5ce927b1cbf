/** Something only an administrator can put right. The message is the whole answer; a stack trace would bury it. */
export class OperatorError extends Error {}
