# What Puma itself answers where nothing caught the exception: ruby puma_site.rb PORT
require 'rack'

def stock_of(item)
  { 'tea' => 3 }[item].fetch
end

shop = ->(_env) { [200, {}, [stock_of('coffee').to_s]] }
Rack::Handler.get('puma').run(shop, Port: ARGV[0].to_i, Host: '127.0.0.1', Silent: true, environment: 'development')
