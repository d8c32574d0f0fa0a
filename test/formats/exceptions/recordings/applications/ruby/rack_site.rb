# Rack's own ShowExceptions: ruby rack_site.rb PORT
require 'rack'

def stock_of(item)
  Integer(item)
end

shop = ->(_env) { [200, {}, [stock_of('coffee & <milk>').to_s]] }
Rack::Handler.get('puma').run(Rack::ShowExceptions.new(shop), Port: ARGV[0].to_i, Host: '127.0.0.1', Silent: true)
