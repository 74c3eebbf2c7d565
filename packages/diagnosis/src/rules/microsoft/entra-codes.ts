/**
 * Entra's error numbers by what they mean for the person, from Microsoft's list
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes) and public reports.
 * Microsoft warns that numbers drift: rules ask `error`, `suberror` and the words as well, and no unknown number is an error.
 */
export const entraCodes = {
  /** The password was changed, reset, has expired or was refused. */
  passwordEnded: [
    50054, 50055, 50056, 50064, 50125, 50126, 50142, 50144, 120000, 120002, 120003, 120004, 120005, 120008, 120011,
    120012, 120013, 120015, 120016, 120018, 120020, 120021,
  ],
  /** Password, or everything the person was signed in to, was renewed or revoked: Microsoft does not say which. */
  sessionsRevoked: [50132, 50133, 50135, 50173],
  /** Not used for too long. */
  unused: [700082, 70008],
  /** Too old, however much used; a time the organisation set. */
  tooOld: [700081, 70043, 70044, 70045, 70046],
  /** A single page app's token ends after a day: our return address is registered as the wrong kind. */
  singlePage: [700084],
  /** A second step, or a stronger one, is wanted, and the person can do it. */
  strongerSignIn: [50072, 50074, 50076, 50078, 50079, 50158, 500121, 51006, 50199, 50203, 81010],
  /** The person just has to sign in again. */
  signInAgain: [
    50085, 50139, 65004, 70037, 700003, 700020, 81001, 81004, 81005, 81006, 81007, 81008, 81009, 81012, 90086, 130004,
    130005, 130006, 130008, 140001, 9002341,
  ],
  /** Which account, or who: the sign-in page settles it. */
  chooseAccount: [16000, 16001, 16002, 160021, 50058, 50136, 50140, 50143, 50168],
  /** The sign-in took too long or was used already. */
  startAgain: [50089, 54005, 70016, 70018, 70019, 90119, 90120, 501481, 50148, 700005],
  /** Agreement to our app is missing, and the person may give it. */
  consentMissing: [65001, 52004],
  /** Only an administrator may agree, or has not put the person on the list. */
  adminConsent: [90093, 90094, 900941, 90095, 90096, 90097, 90098, 90099, 50105, 501051, 1000031, 650055],
  /** Nobody administers the organisation yet: its directory began with one person's sign-up. */
  unmanaged: [650051],
  /** The organisation's rules for devices, places, risk and tenants. */
  blockedByPolicy: [
    50002, 500021, 500022, 50005, 50015, 50097, 50127, 50129, 50131, 501291, 50155, 50161, 50170, 50177, 50178, 50180,
    50187, 500212, 500213, 53000, 53001, 53002, 53003, 53004, 53005, 53009, 53010, 53011, 530001, 530002, 530003,
    530004, 530021, 530031, 530032, 530033, 530034, 530035, 54000, 80012, 90123, 135010, 135011, 130007, 240001,
    1000104, 50017, 50107, 50124, 501241, 50042,
  ],
  /** Another organisation's sign-in service, which this one trusts, refused or failed. */
  federation: [20001, 20012, 20033, 40008, 40009, 40015],
  /** The person picked an account of the wrong kind or home. */
  wrongAccount: [50020, 500208, 90072, 16003],
  accountDisabled: [50057, 500571],
  accountMissing: [50034, 50014, 51004, 50197],
  accountDeleted: [500341],
  accountLocked: [50053],
  /** The whole organisation is blocked, closed or without a licence. */
  organisationClosed: [5000224, 5000225, 5000223, 650052],
  /** The client's secret, certificate, registration, address or request: ours to repair. */
  ours: [
    28002, 28003, 50001, 50003, 50006, 50007, 50008, 50010, 50011, 50012, 500113, 500112, 50013, 500131, 500133, 500011,
    50027, 50029, 50032, 50048, 50049, 50050, 50059, 50061, 50068, 50070, 50071, 5000811, 500082, 500083, 500089, 50099,
    50120, 50128, 50134, 50146, 501461, 50147, 50169, 50181, 500181, 500182, 50194, 500207, 51000, 51001, 51005, 65002,
    65005, 650053, 650054, 650056, 650057, 67003, 70001, 70002, 70003, 70004, 70005, 70007, 70011, 700011, 700016,
    700021, 700022, 700023, 700024, 700025, 700026, 700027, 700030, 700051, 700054, 7000110, 7000112, 7000113, 7000114,
    7000115, 7000116, 7000212, 7000213, 7000214, 7000215, 7000216, 7000217, 7000218, 7000219, 7000222, 7000229, 70021,
    700211, 700212, 700213, 700222, 90002, 900021, 900023, 90004, 90005, 90007, 90009, 90010, 90013, 90014, 900144,
    90015, 90016, 90019, 90020, 90022, 90023, 90027, 90038, 90043, 900432, 90051, 90056, 900561, 90081, 90082, 90084,
    90087, 900382, 900971, 901002, 90100, 90101, 90102, 90107, 90114, 90117, 90121, 90124, 90125, 90126, 90130, 9001011,
    9001023, 9002312, 9002325, 9002326, 9002327, 9002331, 9002332, 9002346, 135004, 135005, 140000, 165900, 220450,
    221000, 240002, 399284,
  ],
  /** The token or request reached Microsoft damaged. */
  damaged: [9002313],
  /** Too often the same request: ours to repair. */
  looping: [50196],
  organisationThrottled: [90055, 50088],
  /** A passing fault at Microsoft. */
  passing: [
    17003, 40010, 50000, 50033, 50043, 50086, 50087, 50166, 70012, 80001, 80002, 80005, 80007, 80010, 80013, 80014,
    90006, 90012, 90024, 90025, 90033, 90034, 90036, 90085, 90090, 90091, 90092, 165004, 230109,
  ],
} as const;
