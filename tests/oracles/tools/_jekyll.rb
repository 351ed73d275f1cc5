# ruby _jekyll.rb FOLDER: reads pages, one JSON object a line, and writes what Jekyll holds of each.
require "date"
require "fileutils"
require "json"
require "time"
require "jekyll"

# What the YAML reader gave, before Jekyll works on it. Debian's Jekyll has another reader than the gem.
READ = []
READER = defined?(SafeYAML) ? SafeYAML : Jekyll::Utils
module Capture
  %i[load safe_load_yaml].each do |name|
    define_method(name) do |*arguments, **options|
      value = options.empty? ? super(*arguments) : super(*arguments, **options)
      READ << Marshal.load(Marshal.dump(value))
      value
    end
  end
end
READER.singleton_class.prepend(Capture)

class Sink
  attr_reader :errors

  def initialize
    @errors = []
  end

  %i[debug info].each { |level| define_method(level) { |*| nil } }
  %i[warn error].each { |level| define_method(level) { |text = nil, &block| @errors << (text || block&.call).to_s } }

  def level
    0
  end

  def level=(_) end
end

def plain(value)
  case value
  when nil, true, false, Integer then value
  when String then value.dup.force_encoding("UTF-8").scrub
  when Float then value.finite? ? value : { "$float" => value.nan? ? "nan" : value.positive? ? "inf" : "-inf" }
  when DateTime then plain(value.to_time)
  when Date then { "$date" => value.iso8601 }
  when Time then { "$date" => value.getutc.iso8601(3).sub(".000Z", "Z") }
  when Symbol then { "$symbol" => value.to_s }
  when Array then value.map { |item| plain(item) }
  when Hash then value.to_h { |key, item| [key.is_a?(String) ? key : plain(key).to_s, plain(item)] }
  else { "$other" => value.class.name }
  end
end

def table(read)
  return plain(read) if read.is_a?(Hash)

  read ? { "$nonmap" => plain(read) } : {}
end

def observe(folder, page)
  site_folder = File.join(folder, "jekyll")
  FileUtils.rm_rf(site_folder)
  path = File.join(site_folder, page["name"])
  FileUtils.mkdir_p(File.dirname(path))
  File.binwrite(path, page["text"])
  sink = Sink.new
  Jekyll.instance_variable_set(:@logger, Jekyll::LogAdapter.new(sink, :warn))
  settings = { "source" => site_folder, "destination" => File.join(site_folder, "_site"), "unpublished" => true, "future" => true, "disable_disk_cache" => true, "excerpt_separator" => "", "config" => [] }
  site = Jekyll::Site.new(Jekyll.configuration(settings))
  site.reset
  READ.clear
  site.read
  post = site.posts.docs.first
  bad = sink.errors.find { |line| line =~ /YAML Exception|Error reading|Error:/ }
  if bad
    text = bad.lines.first.strip.sub(site_folder, "")[0, 200]
    return text.include?("YAML Exception") || READ.empty? ? { "stops" => text } : { "data" => table(READ.last), "fails" => text }
  end
  return { "data" => {}, "none" => true, "lost" => "no post" } if post.nil?

  read = READ.last
  held = { "title" => plain(post.data["title"]), "date" => plain(post.date)["$date"], "published" => post.data["published"] != false, "tags" => plain(post.data["tags"]), "categories" => plain(post.data["categories"]) }
  seen = { "data" => table(read), "held" => held }
  begin
    post.url
  rescue StandardError => error
    seen["fails"] = error.message.lines.first.to_s.strip[0, 200]
  end
  seen["unpublished"] = true if post.date > Time.now
  seen
rescue StandardError, SyntaxError => error
  text = error.message.lines.first.to_s.strip.gsub(site_folder, "")[0, 200]
  READ.empty? || !READ.last.is_a?(Hash) ? { "stops" => text } : { "data" => plain(READ.last), "fails" => text }
end

folder = ARGV.fetch(0)
File.open(File.join(folder, "out.jsonl"), "w") do |out|
  out.puts JSON.generate("version" => "Jekyll #{Jekyll::VERSION} (#{READER == Jekyll::Utils ? "Psych" : "safe_yaml"})")
  $stdin.each_line do |line|
    page = JSON.parse(line)
    out.puts JSON.generate("name" => page["name"], "seen" => observe(folder, page))
  end
end
