import { findAgency } from '../agencies.ts';

/** Whether a line is clutter of the web page: related links, advertisements, calls to follow or subscribe, share buttons. */
export function isClutter(line: string): boolean {
  const text = line.replace(/^[\s([>»•*-]+/, '').replace(/[\s)\]]+$/, '');
  if (text === '') return true;
  if (text.length > 260) return false;
  return CLUTTER.some((pattern) => pattern.test(text)) || SHARE_BUTTONS.test(text) || isGalleryLink(text);
}

// `Photos: Floods in Leeds` leads to a gallery, `Photos: Jane Doe/AP` is a credit.
function isGalleryLink(text: string): boolean {
  return /^photos\s*[:|]/i.test(text) && findAgency(text.slice(0, 70)) === null;
}

const CLUTTER: readonly RegExp[] = [
  /^(?:also|must|recommended)[\s-]+(?:read|watch|see)\b(?:\s*[:|–—-]|$|\s)/i,
  /^read (?:also|more|next|here|on)\b(?:\s*[:|–—-]|\s*$|\s+(?:about|on|at|here|from|stories|news)\b)/i,
  /^(?:read|watch|listen|see|related|in pics|in pictures|gallery|more|video|explained|opinion)\s*[:|]\s*\S/i,
  /^(?:read|watch|listen|related)(?: (?:articles?|stories|topics|news|links|coverage|content))?\s*[:|]?$/i,
  /^related (?:articles?|stories|topics|links|coverage)\b/i,
  /^(?:click|tap|swipe) (?:here|to|on)\b/i,
  /^(?:follow|join|like|find|connect with|contact) (?:us|our|@\S)/i,
  /^follow\b.{1,80}\b(?:on|via) (?:twitter|x|facebook|instagram|google news|telegram|whatsapp|threads|youtube)\b/i,
  /^(?:you can )?(?:follow|reach|contact) (?:him|her|them) (?:on|at) /i,
  /^(?:advertise?ment|sponsored|promoted)(?:\s*[:.]?$|\s+(?:-|–|—|continue|content|scroll|skip)\b)/i,
  /^(?:story|article) continue[sd] (?:below|after)/i,
  /^continue reading\b/i,
  /^scroll (?:down )?(?:to|for) /i,
  /^(?:subscribe|sign up|register|log in|sign in)(?:\s*$|\s+(?:to|for|now|here|today|with|and)\b)/i,
  /^(?:get|receive) (?:the latest|our|all the|breaking|more|live|daily)\b.{0,120}\b(?:news|inbox|app|updates|newsletters?|alerts|headlines)\b/i,
  /^(?:download|install|get) (?:the|our|now)\b.{0,60}\bapp\b/i,
  /^(?:catch|stay updated|stay tuned|for (?:more|all the latest|the latest))\b.{0,140}\b(?:news|updates|stories|visit|follow|click|live)\b.{0,80}(?:\bhere\b|\bon\b|\.com|app)/i,
  /^(?:share|email|print|save|bookmark|tweet|twitter|facebook|whatsapp|linkedin|reddit|telegram)(?: (?:this|the) (?:article|story|page|post|news|on))?\s*[:.]?\s*(?:https?:\S+)?$/i,
  /^(?:don['’]t miss|you (?:may|might) (?:also )?like|most read|most popular|trending now|top stories|latest news|more from|more on this story|recommended(?: for you)?|editor['’]s picks?)\b.{0,60}$/i,
  /^(?:\d+\s+)?comments?\s*(?:\(\d+\))?$|^(?:post|leave|view|show) (?:a |all )?comments?$/i,
  /^(?:hide|show|toggle) captions?\b/i,
  /^copy (?:link|url)\b|^loading\b.{0,12}$|^back to top$|^newsletters?$|^\d+ min(?:ute)?s? read$/i,
  /^https?:\/\/\S+$/i,
  /^[*_=~#.•\s–—-]{1,}$/,
];

const SHARE_BUTTONS =
  /^(?:(?:share|tweet|post|email|print|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|instagram|messenger|copy link|more|on|via|this|article|story|save|comments?|[|/,·•])\s*){2,}$/i;
