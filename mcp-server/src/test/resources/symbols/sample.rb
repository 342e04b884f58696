require 'json'
require_relative 'api/user'
module Acme
  class Shop::Cart < Base
    MAX = 3
    include Comparable
    attr_reader :users, :name
    attr_accessor :x
    alias_method :old, :total
    def initialize(users) ; @users = users ; end
    def total; users.sum { |u| u.price(1) } + helper(2) + helper ; end
    def self.build(n) = new(n)
    class << self
      def make; User.new(1); end
    end
    def ==(o) ; end
  end
end
def top(x); Acme::Shop::Cart.build(x); end
define_method(:foo) { }

class ::TopLevel
  define_method('from_text') { 1 }
end
