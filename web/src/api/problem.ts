import type { components } from './schema';

type ProblemBody = Partial<components['schemas']['Problem']>;

export interface FieldError {
  pointer: string;
  detail: string;
}

/** The server's refusal (RFC 9457), or our own words for "no answer at all". */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly correlationId: string | undefined;
  readonly errors: readonly FieldError[];
  /** From Retry-After: when it makes sense to try again. */
  readonly waitSeconds: number | undefined;

  constructor(status: number, body: ProblemBody, waitSeconds?: number) {
    super(body.title ?? body.code ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? `http/${status}`;
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.correlationId = body.correlationId;
    this.errors = body.errors ?? [];
    this.waitSeconds = waitSeconds;
  }

  static async of(response: Response): Promise<ApiProblem> {
    const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const body = await response.json().then(
      (json: unknown) => (typeof json === 'object' && json !== null ? (json as ProblemBody) : {}),
      () => ({}),
    );
    return new ApiProblem(response.status, body, Number.isFinite(wait) ? wait : undefined);
  }

  static unreachable(): ApiProblem {
    return new ApiProblem(0, { code: 'network/unreachable' });
  }
}
