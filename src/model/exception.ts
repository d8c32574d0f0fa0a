export type Platform = 'Java' | 'PHP' | 'Python' | 'Node.js' | '.NET' | 'Ruby' | 'Go';

/** A place in the code of an application. */
export type CodePlace = {
  readonly file: string;
  readonly line: number | null;
  /** The function, as its language writes it. */
  readonly in: string | null;
};

/** An exception that the body of a response or the line of a log shows. Its texts are raw input, bounded. */
export type ServerException = {
  readonly platform: Platform;
  /** The software whose page it is, such as `Tomcat`, where that is known. */
  readonly page: string | null;
  /** Null where only a message is told. */
  readonly type: string | null;
  readonly message: string | null;
  /** The frame that is nearest to the fault and in the application's own code; null where none is shown. */
  readonly frame: CodePlace | null;
};

/** What the body of a failed response says. */
export type BodyFindings = {
  readonly exception: ServerException | null;
  /** How it begins, without mark-up, on one line; bounded. Empty where the exception says it all. */
  readonly text: string;
};
