import { phrases } from '@reconnect/phrases';

const enviarlo = phrases`
  envia | envialo | enviala | envie | envielo | enviela | enviar | enviarlo | enviarla
  manda | mandalo | mandala | mande | mandelo | mandela | mandar | mandarlo | mandarla
`;

/** To "Shall I send this to support?": all of it says to send it. */
export const saysToSend = phrases`
  [yes | yeah | yep | ok | sure | please | just | then | now | and | can you | could you | i want to | you can | go ahead]*
    (go ahead | go for it
      | (send | submit | do | forward) [it | this | that | them | the case | my case | the message]
        [to (them | support | the support team | a person)])
    [now | then | please | already | over | off | thanks | thank you]*
  [si | ok | vale | claro | bueno | por favor | ya | quiero | puede | puedes]*
    (adelante | dale | hazlo | hagalo | hacerlo | ${enviarlo} [(el | mi) caso] [a soporte])
    [ya | ahora | por favor | gracias]*
`;

/** The same: all of it says to leave it, for now at least. */
export const saysToHold = phrases`
  [no | oh | hm | hmm | ok | actually | sorry | please | and | just | but]*
    (wait | hold on | hang on | not yet | no | do not (send | do | submit) [it | this | that])
    [no | wait | please | yet | now | a (minute | moment | second | sec | bit)]*
  [no | ay | perdon | mejor | pero | por favor]*
    (espera | espere | esperate | un momento | todavia no | aun no | no [[lo | la] (envie | envies | mande | mandes)])
    [no | espera | espere | todavia | aun | por favor | un momento]*
`;
