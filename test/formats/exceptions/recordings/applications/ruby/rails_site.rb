# A Rails application in one file, as it is in development: ruby rails_site.rb PORT
ENV['RAILS_ENV'] = 'development'
require 'action_controller/railtie'

class Shop < Rails::Application
  config.eager_load = false
  config.secret_key_base = 'recorded'
  config.consider_all_requests_local = true
  config.hosts.clear
  config.logger = Logger.new(IO::NULL)
  config.root = __dir__
  config.debug_exception_response_format = :api if ARGV[1] == 'api'
  routes.append { match '/orders', to: 'orders#create', via: :options }
end

class OrdersController < ActionController::Base
  def create
    render plain: stock_of('coffee & <milk>')
  end

  def stock_of(item)
    raise ArgumentError, "no stock of #{item}"
  end
end

Shop.initialize!
require 'rack'
Rack::Handler.get('puma').run(Shop, Port: ARGV[0].to_i, Host: '127.0.0.1', Silent: true)
