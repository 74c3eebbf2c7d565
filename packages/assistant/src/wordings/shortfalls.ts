import { phrases } from '@reconnect/phrases';

/** What was missing, in the words of who was not helped. */
export const saysTooSlow = phrases`
  slow~ | (too | so) long | forever | took (hours | days)
  tard~ | demor~ | lento~ | lenta~ | mucho tiempo
`;
export const saysHardToFollow = phrases`
  confus~ | complicated | hard | difficult | unclear | not (understand | follow)
  confund~ | complicad~ | dificil~ | no [lo] (entend~ | entiend~)
`;
export const saysNotFixed = phrases`
  still | never | nobody | nothing | wrong | not (work | help | fix | fixed | solved | helpful) | did not
  sigue | todavia | aun | nadie | nada | no [me] (funciono | ayudo | sirvio | resolvio)
`;
