# A Sinatra application in development: ruby sinatra_site.rb PORT
require 'sinatra/base'

class Shop < Sinatra::Base
  set :environment, :development
  enable :show_exceptions
  disable :raise_errors, :protection
  set :host_authorization, permitted_hosts: []

  def stock_of(item)
    { 'tea' => 3 }.fetch(item)
  end

  options('/orders') { stock_of('coffee & <milk>').to_s }
end

require 'rack'
Rack::Handler.get('puma').run(Shop, Port: ARGV[0].to_i, Host: '127.0.0.1', Silent: true)
