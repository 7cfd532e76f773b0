/** Asks whoever sits here to prove who they are; true when they did. */
type Ask = () => Promise<boolean>;

let asker: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** Names who asks; what comes back takes the name away again. */
export function askForProofBy(ask: Ask): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = undefined;
  };
}

/** Several requests at once are one question. */
function proof(): Promise<boolean> {
  asking ??= (asker?.() ?? Promise.resolve(false)).finally(() => (asking = undefined));
  return asking;
}

async function wantsProof(answer: Response): Promise<boolean> {
  if (answer.status !== 403) return false;
  const problem = await answer
    .clone()
    .json()
    .catch(() => null);
  const code = (problem as { code?: unknown } | null)?.code;
  return code === 'access/step-up' || code === 'risk/confirm-first';
}

/** Sends a request; when the server wants proof first, asks for it and sends the same again. */
export async function sendWithProof(request: Request): Promise<Response> {
  // A body can be read once.
  const again = request.clone();
  const answer = await fetch(request);
  return (await wantsProof(answer)) && (await proof()) ? fetch(again) : answer;
}
