/** A printed time zone's offset from UTC in minutes: 330 for `IST` and `+0530`; that of `ET` depends on the season. Null when unknown. */
export function zoneOffset(zone: string, at: Date): number | null {
  const name = zone.toUpperCase().replace(/^(?:GMT|UTC)(?=[+-])/, '');
  const numeric = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
  const region = REGIONS[name];
  return region ? regionOffset(region, at) : (ZONES[name] ?? null);
}

// IST and CST have several meanings; those most common in news are used (India, North America).
const ZONES: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  SAST: 120,
  CAT: 120,
  WAT: 60,
  MSK: 180,
  EAT: 180,
  GST: 240,
  PKT: 300,
  IST: 330,
  NPT: 345,
  BDT: 360,
  ICT: 420,
  WIB: 420,
  SGT: 480,
  HKT: 480,
  MYT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const REGIONS: Record<string, string> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};

function regionOffset(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const printed = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return printed === 'GMT' ? 0 : (zoneOffset(printed, at) ?? 0);
}
