/** Passkeys as the server keeps them; whether what they sign is right, only the real one looks at. */
import { session, uuid } from './fake-data.ts';
import { newCodes, refusedPasskey, risky, uses, type Answer } from './fake-two-step.ts';

const CHALLENGE = 'A'.repeat(43);

/** The id lies behind the hash, flags, count and maker of the authenticator data: after 55 bytes of them. */
function credentialIn(attestationObject: string): string {
  const object = Buffer.from(attestationObject, 'base64url');
  const data = object.subarray(object.indexOf('authData') + 'authData'.length + 2);
  return data.subarray(55, 55 + data.readUInt16BE(53)).toString('base64url');
}

export const passkeyRoutes: readonly (readonly [string, RegExp, Answer])[] = [
  [
    'POST',
    /^\/passkey-challenges$/,
    (_, __, { twoStep: two }, sent) => ({
      challenge: CHALLENGE,
      rpId: 'localhost',
      credentials:
        (sent as { purpose: string }).purpose === 'sign_in'
          ? []
          : two.passkeys.map(({ credential }) => ({ id: credential, transports: ['internal'] })),
      authenticator: two.since !== null,
    }),
  ],
  [
    'POST',
    /^\/session:passkey$/,
    (_, __, state, sent) =>
      uses(state.twoStep, sent as { id: string })
        ? ((state.signedIn = true), (state.twoStep.proved = true), session())
        : refusedPasskey(),
  ],
  ['GET', /^\/me\/passkeys$/, (_, __, { twoStep: two }) => ({ items: two.passkeys })],
  [
    'POST',
    /^\/me\/passkeys:begin$/,
    risky((_, __, { twoStep: two }) => ({
      challenge: CHALLENGE,
      rpId: 'localhost',
      userId: 'AAAAAAAAAAAAAAAAAAAAAQ',
      algorithms: [-7, -257],
      known: two.passkeys.map(({ credential }) => ({ id: credential, transports: ['internal'] })),
    })),
  ],
  [
    'POST',
    /^\/me\/passkeys$/,
    risky((_, __, { twoStep: two }, sent) => {
      const { name, attestationObject } = sent as { name: string; attestationObject: string };
      two.passkeys.push({
        id: uuid(12, two.passkeys.length),
        credential: credentialIn(attestationObject),
        name,
        createdAt: new Date().toISOString(),
        lastUsedAt: null,
      });
      return {
        id: uuid(12, two.passkeys.length - 1),
        ...(two.codes.length > 0 ? { recoveryCodes: [] } : newCodes(two)),
      };
    }),
  ],
  [
    'PATCH',
    /^\/me\/passkeys\/([^/]+)$/,
    (_, [, id], { twoStep: two }, sent) => {
      const known = two.passkeys.find((one) => one.id === id);
      if (known !== undefined) known.name = (sent as { name: string }).name;
      return null;
    },
  ],
  [
    'DELETE',
    /^\/me\/passkeys\/([^/]+)$/,
    risky((_, [, id], { twoStep: two }) => {
      two.passkeys = two.passkeys.filter((one) => one.id !== id);
      return null;
    }),
  ],
];
