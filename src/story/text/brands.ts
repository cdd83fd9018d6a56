/** Prefixes of surnames with a capital inside: `McConnell`, `DeSantis`, `LeBron`, `FitzGerald`. */
export const NAME_PREFIX = /^(?:Mc|Mac|De|Di|Da|Du|La|Le|Fitz|Al|El|O['’])$/;

/** The ranges of a word that are brand names with a capital inside: 5 to 11, `TikTok`, in `BidenTikTok`. */
export function brandSpans(word: string): { start: number; end: number }[] {
  return [...word.matchAll(BRANDS)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const NAMES = [
  'TikTok|YouTube|LinkedIn|eBay|iPhone|iPad|iOS|iCloud|iMac|iPod|iTunes|iWatch|macOS|MacBook|AirPods|FaceTime|WhatsApp|PayPal|SpaceX|OpenAI|ChatGPT|DeepMind',
  'DeepSeek|AlphaGo|xAI|GitHub|GitLab|PlayStation|FedEx|MasterCard|BlackRock|BlackBerry|BlackPink|BuzzFeed|HuffPost|FanDuel|DraftKings|AstraZeneca|BioNTech',
  'GlaxoSmithKline|ExxonMobil|HarperCollins|SoftBank|WeWork|NetEase|AliExpress|DoorDash|CrowdStrike|GoFundMe|OnlyFans|NewJeans|PhonePe|MakeMyTrip|RuPay',
  'IndiGo|BookMyShow|SnapChat|InstaCart|LaLiga|PewDiePie|JioCinema|JioMart|HotStar|CoWIN|FaceBook|StarLink|VMware|AstroTurf|PowerPoint|JavaScript|TypeScript',
  'McDonald|QAnon|eSports|mRNA|mPox|EdTech|FinTech|DefTech|CinemaCon|PetSmart|PepsiCo|ConocoPhillips|TotalEnergies|ThyssenKrupp|DreamWorks|LinkNYC|MeToo|BeReal',
  'BharatPe|AirAsia|AirTag|SunTrust|UnitedHealth|CoinDesk|CoinBase|BitCoin|NordStream|WikiLeaks|PolitiFact|NewsNation|FiveThirtyEight|RealClear|StubHub|GameStop',
];

// Followed by a small letter, the name is only the start of a longer word.
const BRANDS = new RegExp(`(?<!\\p{Lu})(?:${NAMES.join('|')})(?!\\p{Ll})`, 'gu');
