package com.example.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A servlet that has not thought of OPTIONS. */
public class Orders extends HttpServlet {
    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        if (request.getRequestURI().endsWith("/plain")) {
            plain(response);
            return;
        }
        try {
            stockOf("coffee");
        } catch (RuntimeException missing) {
            throw new ServletException("the order cannot be filled", missing);
        }
    }

    private static int stockOf(String item) {
        throw new IllegalStateException("no stock of <" + item + "> & others");
    }

    /** What a handler of its own writes that prints the trace. */
    private static void plain(HttpServletResponse response) {
        try {
            response.setStatus(500);
            response.setContentType("text/plain");
            try {
                Integer.parseInt("two");
            } catch (NumberFormatException wrong) {
                new RuntimeException("quantity", wrong).printStackTrace(response.getWriter());
            }
            response.flushBuffer();
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
