import { phrases } from '@reconnect/phrases';

const rather = phrases`[it was | that was | just | a bit | kind of | so | very | really | pretty | fue | estuvo | muy | bien]*`;

/** To the three faces, each in the words that people rate with instead. */
export const saysSad = phrases`
  ${rather} (bad | terrible | awful | horrible | useless | poor | garbage | a waste of time | unhelpful | sad)
  [it | this | that] (sucks | sucked | stinks) | not (good | great | helpful | really) | thumbs down
  ${rather} (fatal | pesimo | pesima | mal | malo | mala | inutil | un desastre | terrible | horrible) | no [me] ayudo
`;
export const saysNeutral = phrases`
  ${rather} (meh | so so | soso | average | mediocre | decent | okayish | alright | half and half | neutral)
  (kinda | kind of | sort of | partly | partially | in part | half | halfway | somewhat) | not bad | could be better
  en parte | a medias | mas o menos | maso menos | maso | asi asi | ni fu ni fa | regular | regularcito | podria ser mejor
`;
export const saysHappy = phrases`
  ${rather} (excellent | amazing | awesome | perfect | fantastic | brilliant | wonderful | great) | loved it | love it
  five stars | 5 stars | thumbs up | 10 out of 10
  ${rather} (excelente | buenisimo | genial | perfecto | maravilloso | fantastico | estupendo) | me encanto | de diez | 5 estrellas
`;
