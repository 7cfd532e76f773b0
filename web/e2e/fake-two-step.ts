/** Signing in by two steps, as the server does it: codes are checked, each is good once, proofs grow old. */
import { session } from './fake-data.ts';
import { codeOf, stepNow } from './totp.ts';

/** An answer that is no success. */
export class Refusal {
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, code: string, title: string) {
    this.status = status;
    this.body = { status, code, title };
  }
}

export interface TwoStep {
  secret: string | null;
  since: string | null;
  lastStep: number;
  codes: string[];
  half: boolean;
  /** Whether a risky act would be let through. */
  proved: boolean;
}

export const noTwoStep = (): TwoStep => ({
  secret: null,
  since: null,
  lastStep: 0,
  codes: [],
  half: false,
  proved: true,
});

interface State {
  signedIn: boolean;
  twoStep: TwoStep;
}
type Answer = (url: URL, match: string[], state: State, sent: unknown) => unknown;

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const PASSWORD = 'correct horse battery';
const wrong = () => new Refusal(401, 'access/wrong-code', '验证码不正确');

function newCodes(two: TwoStep) {
  two.codes = Array.from({ length: 10 }, (_, at) => `abcd-efgh-00${at}0`.replace(/.$/, 'z'));
  return { recoveryCodes: two.codes };
}

/** Uses a code up, if it is one. */
function use(two: TwoStep, code = ''): boolean {
  if (two.codes.includes(code)) {
    two.codes = two.codes.filter((other) => other !== code);
    return true;
  }
  const step = [-1, 0, 1].map((off) => stepNow() + off).find((at) => codeOf(two.secret ?? '', at) === code);
  if (step === undefined || step <= two.lastStep) return false;
  two.lastStep = step;
  return true;
}

function complete({ twoStep: two }: State, { code }: { code?: string }): boolean {
  if (!two.half || !use(two, code)) return false;
  two.half = false;
  two.proved = true;
  return true;
}

/** What is only answered after a proof. */
export const risky =
  (answer: Answer): Answer =>
  (url, match, state, sent) =>
    state.twoStep.proved
      ? answer(url, match, state, sent)
      : new Refusal(403, 'access/step-up', '请确认是您本人');

export const twoStepRoutes: readonly (readonly [string, RegExp, Answer])[] = [
  [
    'POST',
    /^\/session$/,
    (_, __, state) => {
      if (state.twoStep.since === null) return ((state.signedIn = true), session());
      state.twoStep.half = true;
      return new Refusal(401, 'access/second-step', '请输入验证码');
    },
  ],
  [
    'POST',
    /^\/session:complete$/,
    (_, __, state, sent) =>
      complete(state, sent as object) ? ((state.signedIn = true), session()) : wrong(),
  ],
  [
    'POST',
    /^\/session:confirm$/,
    (_, __, { twoStep: two }, sent) => {
      const { password, code } = sent as { password?: string; code?: string };
      if (password !== PASSWORD) return new Refusal(401, 'access/wrong-credentials', '登录信息不匹配');
      if (two.since !== null && !use(two, code)) return wrong();
      two.proved = true;
      return null;
    },
  ],
  [
    'GET',
    /^\/me\/totp$/,
    (_, __, { twoStep: two }) => ({ since: two.since, recoveryCodesLeft: two.codes.length }),
  ],
  [
    'POST',
    /^\/me\/totp$/,
    risky((_, __, { twoStep: two }) => {
      two.secret = SECRET;
      return {
        secret: SECRET,
        uri: `otpauth://totp/Lianke:lin%40example.com?secret=${SECRET}&issuer=Lianke`,
      };
    }),
  ],
  [
    'POST',
    /^\/me\/totp:confirm$/,
    (_, __, { twoStep: two }, sent) => {
      if (!use(two, (sent as { code?: string }).code)) return wrong();
      two.since = new Date().toISOString();
      return newCodes(two);
    },
  ],
  ['POST', /^\/me\/totp:renewCodes$/, risky((_, __, { twoStep: two }) => newCodes(two))],
  [
    'DELETE',
    /^\/me\/totp$/,
    risky((_, __, state) => ((state.twoStep = { ...noTwoStep(), proved: true }), null)),
  ],
];
