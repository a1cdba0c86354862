/** Why credentials can't be created, as the last sentence of an error message. */
export class NoCredentials extends TypeError {}
