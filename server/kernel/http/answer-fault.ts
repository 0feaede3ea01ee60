/** An answer that is not what its route promises. The message names places only, so it may be logged. */
export class AnswerFault extends Error {}
