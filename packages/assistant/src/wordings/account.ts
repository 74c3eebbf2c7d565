import { phrases } from '@reconnect/phrases';

const account = phrases`account | email | e mail | address | one`;

/** With which account they are to sign in. */
export const asksWhichAccount = phrases`
  (which | what) [google | microsoft | gmail | outlook | email | e mail] (account | address | login | user | username)
  (which | what) (account | address | email | e mail | gmail | one) {3} (sign | log | use | pick | choose | connect)
  (que | cual) [es la] (cuenta | direccion | usuario)
  con (que | cual) (correo | cuenta | email | mail)
`;

/** That the account they took is theirs, or that they have no other. */
export const claimsAccount = phrases`
  which one !(of)
  (only | just) (have | got | use) (that | this | the | one)
  only ${account}
  (no | any) other ${account}
  (have | got) another (account | one | email | e mail)
  (that | this | it) (is | was) (my | the (right | correct | same)) [own] ${account}
  (used | picked | chose | took) my (personal | private | other | old | home)
  (used | picked | chose | took) (the (right | correct | same) (account | one) | my [own] account)
  (can not | do not | did not) (have | use | know | get into | have access to | (sign | log) in (to | with | as))
    (that | this | it | the (other | right))
  (solo | solamente) (tengo | uso) (ese | esa | este | esta | un | una)
  (la | mi) unica [cuenta]
  cual (entonces | es | uso)
  no tengo (otra | mas cuentas)
  (es | era) (mi | la misma) cuenta
  (use | elegi | entre con) (mi | la) {1} personal
  (es | era | use | elegi) la [cuenta] (correcta | misma)
  no (tengo | conozco | puedo usar) [acceso a] (ese | esa | este | esta) cuenta
`;
