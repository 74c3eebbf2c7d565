import { type Answers, createDeliveryCheck } from '@reconnect/handoff';
import type { Capabilities } from '@reconnect/hosting';
import { type ErrorRequestHandler, type Request, type Response, Router, raw } from 'express';
import { sendProblem } from '../api/problem.ts';
import { errorFields, type Log } from '../log.ts';
import { onError } from '../on-error.ts';
import { refusedStatus } from '../refused-status.ts';
import { createBodyRoom } from './body-room.ts';
import { postedMail } from './posted-mail.ts';

export interface MailRoutesDeps {
  /** `whsec_…` */
  readonly secret: string;
  readonly answers: Pick<Answers, 'take'>;
  readonly clock: { now(): number };
  readonly limits: Capabilities['addressLimits'];
  readonly log: Log;
}

/** In bytes: a mail of ten megabytes, in base64 or with its signs escaped. */
const limit = 15 * 1024 * 1024;
/** In bytes: what all who have only claimed to be genuine may fill together, four of the largest. */
const room = 4 * limit;

/**
 * `POST /mail/inbound`: support's answers, from a provider that receives mail for us.
 *
 * It must be signed as Standard Webhooks say (a relay of one's own does it) or carry the secret as its password, as the
 * address that a provider like Postmark is given may: `https://any:SECRET@host/mail/inbound`. Whether support wrote it is
 * told by the `Authentication-Results` of the server that `MAIL_AUTHSERV_ID` names. Postmark writes none, so mail must reach
 * it through such a server; where strangers could go around that one, watch a mailbox instead.
 *
 * Who proves nothing and claims nothing is turned away before the body is read, and counted; of those who claim, only so much
 * is taken in at a time.
 *
 * What is well-formed is answered with 200 and its outcome, also when it is refused: sending it again would not help. 503
 * means that it was not stored and must be sent again.
 */
export function mailRoutes({ secret, answers, clock, limits, log }: MailRoutesDeps): Router {
  const check = createDeliveryCheck({ secret, clock });
  const router = Router();
  const hasRoom = createBodyRoom({ longest: limit, room });
  router.post('/mail/inbound', async (request, response, next) => {
    const standing = check.standingOf(request.headers);
    if (standing === 'none') return turnAway(request, response);
    if (standing === 'proven' || hasRoom(request, response)) return next();
    response.set('Retry-After', '30');
    sendProblem(response, 'busy');
  });
  // Inflated, a small body could fill the process.
  router.post('/mail/inbound', raw({ type: () => true, limit, inflate: false }), (request, response) =>
    check.isGenuine(request.headers, bodyOf(request)) ? take(request, response) : turnAway(request, response),
  );
  router.use('/mail/inbound', failed(log));
  return router;

  async function turnAway(request: Request, response: Response): Promise<void> {
    const seconds = await limits.wait('mail', request);
    if (seconds === 0) return sendProblem(response, 'unsigned');
    response.set('Retry-After', String(seconds));
    sendProblem(response, 'too-many-requests');
  }

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
    const status = refusedStatus(error);
    if (status === 413) return sendProblem(response, 'too-large');
    if (status !== undefined) return sendProblem(response, 'invalid-request');
    log.error(errorFields(error), 'a mail could not be taken');
    response.set('Retry-After', '30');
    sendProblem(response, 'store-unavailable');
  });
}
