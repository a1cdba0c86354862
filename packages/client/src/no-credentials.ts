/** Why no credentials can be made, in a sentence that an error may end with. */
export class NoCredentials extends TypeError {}
