<%@ WebHandler Language="C#" Class="Shop.Orders" %>
using System.Collections.Generic;
using System.Web;

namespace Shop
{
    public class Orders : IHttpHandler
    {
        public bool IsReusable { get { return true; } }

        static int StockOf(string item)
        {
            return new Dictionary<string, int> { { "tea", 3 } }[item];
        }

        public void ProcessRequest(HttpContext context)
        {
            context.Response.Write(StockOf("coffee & <milk>"));
        }
    }
}
