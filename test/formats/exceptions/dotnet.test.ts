import { describe, expect, it } from 'vitest';
import { recordedBody, told } from './bodies.js';

describe('recorded with Mono', () => {
  it('its page', () => {
    expect(told(recordedBody('mono-page'))).toEqual([
      '.NET, Mono',
      'System.Collections.Generic.KeyNotFoundException',
      "The given key 'coffee & <milk>' was not present in the dictionary.",
      expect.stringMatching(/^Shop\.Orders\.StockOf \S+\.cs:12$/),
    ]);
  });

  it('an exception as text: the one within, and its first frame of ours', () => {
    expect(told(recordedBody('mono-text'))).toEqual([
      '.NET',
      'System.FormatException',
      'Input string was not in a correct format.',
      expect.stringMatching(/^Shop\.Plain\.Order \S+\.cs:12$/),
    ]);
  });
});

/** From the sources of ASP.NET Core's developer exception page and from the documentation of ASP.NET. */
describe('made up', () => {
  const text = `System.InvalidOperationException: the order cannot be filled
 ---> System.Collections.Generic.KeyNotFoundException: The given key 'coffee' was not present in the dictionary.
   at System.Collections.Generic.Dictionary\`2.get_Item(TKey key)
   at Shop.Stock.Take(String item, Int32& count) in C:\\shop\\Stock.cs:line 17
   --- End of inner exception stack trace ---
   at Shop.Orders.<>c__DisplayClass0_0.<<Create>b__1>d.MoveNext() in /src/Orders.cs:line 42
--- End of stack trace from previous location ---
   at Microsoft.AspNetCore.Routing.EndpointMiddleware.Invoke(HttpContext httpContext)`;
  const answer = [
    'System.Collections.Generic.KeyNotFoundException',
    "The given key 'coffee' was not present in the dictionary.",
    'Shop.Stock.Take C:\\shop\\Stock.cs:17',
  ];

  it('what ASP.NET Core answers to a preflight, which does not ask for HTML', () => {
    const headers = '\n\nHEADERS\n=======\nAccept: */*\nHost: api.example\n';
    expect(told(`${text}${headers}`)).toEqual(['.NET', ...answer]);
  });

  it('its page for people', () => {
    const escaped = text.replaceAll('<', '&lt;').replaceAll("'", '&#x27;');
    const page = `<!DOCTYPE html><html lang="en"><head><title>Internal Server Error</title><style>body {}</style></head><body><h1>An unhandled exception occurred while processing the request.</h1><div class="titleerror">KeyNotFoundException: x</div><p class="location">Shop.Stock.Take(String item) in <code title="C:\\shop\\Stock.cs">Stock.cs</code>, line <code>17</code></p><pre class="rawExceptionStackTrace">${escaped}</pre></body></html>`;
    expect(told(page)).toEqual(['.NET, ASP.NET Core', ...answer]);
  });

  it('problem details for developers, and those that give nothing away', () => {
    const problem = { type: 'https://tools.ietf.org/html/rfc9110#section-15.6.1', status: 500, traceId: '00-1-2-00' };
    const title = 'System.Collections.Generic.KeyNotFoundException';
    const detail = "The given key 'coffee' was not present in the dictionary.";
    expect(told(JSON.stringify({ ...problem, title, detail, exception: { details: text, headers: {} } }))).toEqual([
      '.NET, problem details',
      ...answer,
    ]);
    const closed = 'An error occurred while processing your request.';
    expect(told(JSON.stringify({ ...problem, title: closed }))).toEqual(['.NET, problem details', null, closed, null]);
    expect(told(JSON.stringify({ ...problem, status: 404, title: 'Not Found' }))).toBeNull();
  });

  it('the yellow page of ASP.NET', () => {
    const page = `<!DOCTYPE html><html><head><title>no stock</title><style>p {}</style></head><body bgcolor="white"><span><H1>Server Error in '/shop' Application.<hr></H1><h2> <i>no stock</i> </h2></span><b> Description: </b>An unhandled exception occurred.<br><br><b> Exception Details: </b>System.NullReferenceException: no stock of &lt;coffee&gt;<br><br><b>Source Error:</b> <br><br><b> Source File: </b> c:\\inetpub\\shop\\Orders.cs<b> &nbsp;&nbsp; Line: </b> 17<br><br><b>Stack Trace:</b> <br><br><pre>\n[NullReferenceException: no stock of &lt;coffee&gt;]\n   Shop.Stock.Take(String item) in c:\\inetpub\\shop\\Orders.cs:17\n   System.Web.CallHandlerExecutionStep.Execute() +188\n</pre></body></html>`;
    expect(told(page)).toEqual([
      '.NET, ASP.NET',
      'System.NullReferenceException',
      'no stock of <coffee>',
      'Shop.Stock.Take c:\\inetpub\\shop\\Orders.cs:17',
    ]);
  });
});
