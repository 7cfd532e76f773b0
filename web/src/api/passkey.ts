import { api, body } from './client';
import type { Assertion, PasskeyCreation, PasskeyPurpose } from './types';

/** Whether this browser knows passkeys at all. */
export const passkeysWork = () => typeof window.PublicKeyCredential === 'function';

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

interface Known {
  id: string;
  transports: readonly string[];
}

const descriptor = ({ id, transports }: Known): PublicKeyCredentialDescriptor => ({
  type: 'public-key',
  id: bytes(id),
  ...(transports.length > 0 && { transports: [...transports] as AuthenticatorTransport[] }),
});

/** Asks the server what is to be signed. */
export const askFor = (purpose: PasskeyPurpose) =>
  body(api.POST('/api/v1/passkey-challenges', { body: { purpose } }));

/** Has a passkey of this person, or at the door of anybody, answer the server's question. */
export async function answerOf(purpose: PasskeyPurpose): Promise<Assertion> {
  const { challenge, rpId, credentials } = await askFor(purpose);
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(challenge),
      rpId,
      allowCredentials: credentials.map(descriptor),
      userVerification: 'required',
    },
  });
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('', 'NotAllowedError');
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: text(credential.rawId),
    clientData: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    ...(response.userHandle !== null && { userHandle: text(response.userHandle) }),
  };
}

/** Has the browser make a passkey. */
export async function newPasskey(creation: PasskeyCreation, user: { email: string; displayName: string }) {
  const credential = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(creation.challenge),
      rp: { id: creation.rpId, name: 'Lianke' },
      user: { id: bytes(creation.userId), name: user.email, displayName: user.displayName },
      pubKeyCredParams: creation.algorithms.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: creation.known.map(descriptor),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    },
  });
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('', 'NotAllowedError');
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    clientData: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    transports: response.getTransports(),
  };
}
