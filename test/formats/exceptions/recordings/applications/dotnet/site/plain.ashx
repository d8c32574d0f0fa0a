<%@ WebHandler Language="C#" Class="Shop.Plain" %>
using System;
using System.Web;

namespace Shop
{
    public class Plain : IHttpHandler
    {
        public bool IsReusable { get { return true; } }

        static void Order(string quantity)
        {
            try { int.Parse(quantity); }
            catch (FormatException wrong) { throw new InvalidOperationException("the order cannot be filled", wrong); }
        }

        public void ProcessRequest(HttpContext context)
        {
            try { Order("two"); }
            catch (Exception unexpected) { context.Response.Write(unexpected.ToString()); }
        }
    }
}
