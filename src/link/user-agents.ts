import { memoise } from '../model/memoise.js';

/** What a User-Agent says of the program that sent it. */
export type Agent = {
  /** Apache waking its own children. */
  readonly isDummy: boolean;
  readonly isWebdav: boolean;
  readonly isScanner: boolean;
  readonly isBrowser: boolean;
  /** Chrome 86 and Firefox 87 were the first to reduce a cross-origin Referer to the origin. */
  readonly reducesReferer: boolean;
};

/** Programs that ask OPTIONS to learn what a WebDAV server can do. */
const webdav =
  /\b(?:microsoft-webdav|davclnt|davfs2|gvfs|webdavfs|webdavlib|cadaver|cyberduck|litmus|mirall|rclone|dav4jvm|davx5|carddav|caldav|dataaccessd|calendaragent|bitkinex|netdrive|webdrive|sardine|joplin)\b|microsoft office|ms ?frontpage|microsoft data access internet publishing/i;

/** Programs that look for weak spots and say who they are. */
const scanner =
  /\b(?:zgrab|nmap|nikto|sqlmap|masscan|censysinspect|expanse|nuclei|wpscan|gobuster|dirbuster|feroxbuster|ffuf|acunetix|nessus|openvas|netsparker|w3af|whatweb|l9explore|leakix|internetmeasurement|corsy|corscanner)\b|palo alto networks/i;

export const agentOf = memoise(
  (userAgent): Agent => ({
    isDummy: userAgent.includes('(internal dummy connection)'),
    isWebdav: webdav.test(userAgent),
    isScanner: scanner.test(userAgent),
    isBrowser: /^Mozilla\/|^Opera\//.test(userAgent),
    reducesReferer: reducesReferer(userAgent),
  }),
);

function reducesReferer(userAgent: string): boolean {
  const chrome = /\bChrome\/(\d{1,4})/.exec(userAgent);
  if (chrome !== null) return Number(chrome[1]) >= 86;
  const firefox = /\bFirefox\/(\d{1,4})/.exec(userAgent);
  return firefox !== null && Number(firefox[1]) >= 87;
}
