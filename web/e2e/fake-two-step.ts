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

interface Passkey {
  id: string;
  credential: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

export interface TwoStep {
  secret: string | null;
  since: string | null;
  lastStep: number;
  codes: string[];
  passkeys: Passkey[];
  half: boolean;
  /** Whether nobody gets in without a second step. */
  demanded: boolean;
  /** Whether a risky act would be let through. */
  proved: boolean;
}

export const noTwoStep = (): TwoStep => ({
  secret: null,
  since: null,
  lastStep: 0,
  codes: [],
  passkeys: [],
  half: false,
  demanded: false,
  proved: true,
});

interface State {
  signedIn: boolean;
  twoStep: TwoStep;
}
export type Answer = (url: URL, match: string[], state: State, sent: unknown) => unknown;

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const PASSWORD = 'correct horse battery';
const wrong = () => new Refusal(401, 'access/wrong-code', '验证码不正确');

export const refusedPasskey = () => new Refusal(401, 'access/passkey-refused', '通行密钥未被接受');

export function newCodes(two: TwoStep) {
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

/** Whether it is the answer of one that was set up; what it has signed is the real server's business. */
export function uses(two: TwoStep, answer: { id?: string } | undefined): boolean {
  const known = two.passkeys.find(({ credential }) => credential === answer?.id);
  if (known !== undefined) known.lastUsedAt = new Date().toISOString();
  return known !== undefined;
}

interface Proof {
  password?: string;
  code?: string;
  passkey?: { id?: string };
}

function complete({ twoStep: two }: State, { code, passkey }: Proof): boolean {
  if (!two.half || !(passkey === undefined ? use(two, code) : uses(two, passkey))) return false;
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
      if (state.twoStep.since === null && state.twoStep.demanded) {
        state.twoStep.half = true;
        return new Refusal(401, 'access/second-factor-needed', '请先设置两步验证');
      }
      if (state.twoStep.since === null && state.twoStep.passkeys.length === 0)
        return ((state.signedIn = true), session());
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
      const { password, code, passkey } = sent as Proof;
      if (passkey !== undefined && !uses(two, passkey)) return refusedPasskey();
      if (passkey !== undefined) return ((two.proved = true), null);
      if (password !== PASSWORD) return new Refusal(401, 'access/wrong-credentials', '登录信息不匹配');
      if ((two.since !== null || two.passkeys.length > 0) && !use(two, code)) return wrong();
      two.proved = true;
      return null;
    },
  ],
  [
    'GET',
    /^\/me\/totp$/,
    (_, __, { twoStep: two }) => ({
      since: two.since,
      recoveryCodesLeft: two.codes.length,
      passkeys: two.passkeys.length,
      demandedFrom: null,
    }),
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
    /^\/session:enrol$/,
    (_, __, { twoStep: two }) => ({
      secret: (two.secret = SECRET),
      uri: `otpauth://totp/Lianke:lin%40example.com?secret=${SECRET}&issuer=Lianke`,
    }),
  ],
  [
    'POST',
    /^\/session:confirmEnrolment$/,
    (_, __, state, sent) => {
      if (!state.twoStep.half || !use(state.twoStep, (sent as { code?: string }).code)) return wrong();
      state.twoStep.since = new Date().toISOString();
      state.signedIn = true;
      return newCodes(state.twoStep);
    },
  ],
  ['GET', /^\/tenant\/sign-in-policy$/, () => ({ secondFactor: 'administrators', graceDays: 14 })],
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
