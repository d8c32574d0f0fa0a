// Answers a panic with what Go says of it, as many a recovering middleware does: go run main.go PORT
package main

import (
	"fmt"
	"net/http"
	"os"
	"runtime/debug"
)

type stock struct{ count int }

func stockOf(items map[string]*stock, name string) int {
	return items[name].count
}

func orders(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, stockOf(map[string]*stock{"tea": {3}}, "coffee"))
}

func message(w http.ResponseWriter, r *http.Request) {
	panic(fmt.Errorf("no stock of %s", "<coffee> & milk"))
}

func recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if reason := recover(); reason != nil {
				w.WriteHeader(http.StatusInternalServerError)
				fmt.Fprintf(w, "panic: %v\n\n%s", reason, debug.Stack())
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/orders", orders)
	mux.HandleFunc("/message", message)
	http.ListenAndServe("127.0.0.1:"+os.Args[1], recovering(mux))
}
