// Runs the site in System.Web's own host, without a web server's program: mono host.exe PORT
using System;
using System.IO;
using System.Net;
using System.Web;
using System.Web.Hosting;

public class Host : MarshalByRefObject
{
    public string Process(string page)
    {
        var answer = new StringWriter();
        HttpRuntime.ProcessRequest(new SimpleWorkerRequest(page, "", answer));
        return answer.ToString();
    }

    public override object InitializeLifetimeService() { return null; }

    public static void Main(string[] args)
    {
        var host = (Host)ApplicationHost.CreateApplicationHost(typeof(Host), "/", Path.GetFullPath("site"));
        var listener = new HttpListener();
        listener.Prefixes.Add("http://127.0.0.1:" + args[0] + "/");
        listener.Start();
        for (;;)
        {
            var context = listener.GetContext();
            using (var body = new StreamWriter(context.Response.OutputStream))
                body.Write(host.Process(context.Request.Url.AbsolutePath.Substring(1)));
        }
    }
}
