import { phrases } from '@reconnect/phrases';

/** What they were to do is done. */
export const saysDone = phrases`
  done | did !(not) | finished | complete | completed | allowed | approved | changed | (signed | logged) in | reconnected | fixed | ready
  listo | hecho | hice | termine | permitio | aprobo | cambio | ya (esta | quedo | lo)
`;

/** The same to an offer, as all that is said. */
export const saysAlreadyDone = phrases`
  [but] [i | we] [have] (already (did | done) | did | done) [that | it | this | so] [already]
  [pero] ya (lo | eso) (hice | hicimos)
`;

/** One of the words that a mere yes is made of. */
export const acknowledgement = phrases`
  ok | yep | yeah | next | continue | go on | go ahead | great | good | perfect | fine | sure | cool | alright | all right | nice
  super | awesome | wonderful | got it | understood | sounds good | will do | i will [do (that | it)] | yes | please | thanks
  thank you | then
  siguiente | continuar | continua | adelante | vale | bien | muy bien | perfecto | genial | de acuerdo | claro | entendido
  esta bien | lo hare | si | por favor | gracias
`;

/** A mere "ok", "yes" or "next". */
export const acknowledges = phrases`${acknowledgement} [${acknowledgement}]*`;
