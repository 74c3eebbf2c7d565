import { type Answers, createDeliveryCheck } from '@reconnect/handoff';
import { type ErrorRequestHandler, type Request, type Response, Router, raw } from 'express';
import { sendProblem } from '../api/problem.ts';
import { errorFields, type Log } from '../log.ts';
import { onError } from '../on-error.ts';
import { postedMail } from './posted-mail.ts';

export interface MailRoutesDeps {
  /** `whsec_…` */
  readonly secret: string;
  readonly answers: Pick<Answers, 'take'>;
  readonly clock: { now(): number };
  readonly log: Log;
}

/** A mail of ten megabytes, in base64 or with its signs escaped. */
const limit = '15mb';

/**
 * `POST /mail/inbound`: support's answers, from a provider that receives mail for us.
 *
 * It must be signed as Standard Webhooks say (a relay of one's own does it) or carry the secret as its password, as the
 * address that a provider like Postmark is given may: `https://any:SECRET@host/mail/inbound`. Whether support wrote it is
 * told by the `Authentication-Results` of the server that `MAIL_AUTHSERV_ID` names. Postmark writes none, so mail must reach
 * it through such a server; where strangers could go around that one, watch a mailbox instead.
 *
 * What is well-formed is answered with 200 and its outcome, also when it is refused: sending it again would not help. 503
 * means that it was not stored and must be sent again.
 */
export function mailRoutes({ secret, answers, clock, log }: MailRoutesDeps): Router {
  const check = createDeliveryCheck({ secret, clock });
  const router = Router();
  router.post('/mail/inbound', raw({ type: () => true, limit }), (request, response) =>
    check.isGenuine(request.headers, bodyOf(request)) ? take(request, response) : sendProblem(response, 'unsigned'),
  );
  router.use('/mail/inbound', failed(log));
  return router;

  async function take(request: Request, response: Response): Promise<void> {
    const posted = postedMail.safeParse(parse(bodyOf(request)));
    if (!posted.success) return sendProblem(response, 'invalid-request');
    const taken = await answers.take(posted.data);
    log.info({ ...taken, by: 'webhook' }, 'a mail came in');
    if (taken.outcome === 'ignored' && taken.because === 'too_large') return sendProblem(response, 'too-large');
    response.json(taken);
  }
}

/** Without a body, Express leaves what it made of it undefined. */
function bodyOf({ body }: Request): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // Of the wrong form like any other; the parser's message quotes what is in it.
    return undefined;
  }
}

function failed(log: Log): ErrorRequestHandler {
  return onError((error, _request, response) => {
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
    if (status === 413) return sendProblem(response, 'too-large');
    if (typeof status === 'number' && status < 500) return sendProblem(response, 'invalid-request');
    log.error(errorFields(error), 'a mail could not be taken');
    response.set('Retry-After', '30');
    sendProblem(response, 'store-unavailable');
  });
}
