#include "cli/options.h"

#include "support/terminal.h"
#include "support/text.h"

#include <algorithm>
#include <cstdio>

namespace sampan::cli {

std::optional<Options> parseOptions(const Arguments &arguments, const std::vector<std::string> &withValue,
                                    const std::vector<std::string> &switches, const Speaker &speaker,
                                    const std::string &command) {
  Options options;
  const std::string help = "sampan " + command + " --help";
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string &argument = arguments[i];
    if (!argument.starts_with("--") || argument == "--") {
      if (argument != "--")
        options.words.push_back(argument);
      continue;
    }
    size_t equals = argument.find('=');
    std::string name = argument.substr(2, equals == argument.npos ? argument.npos : equals - 2);
    bool takes = std::ranges::find(withValue, name) != withValue.end();
    if (!takes && std::ranges::find(switches, name) == switches.end()) {
      std::vector<std::string> all = withValue;
      all.insert(all.end(), switches.begin(), switches.end());
      std::string close = nearest(name, all);
      speaker.error("L1001", {"there is no option --" + name, "没有选项 --" + name},
                    close.empty() ? Words{help + " names the options", help + " 列出选项"}
                                  : Words{"did you mean --" + close + "?", "是否指 --" + close + "？"});
      return std::nullopt;
    }
    bool attached = equals != argument.npos;
    if (takes ? !attached && i + 1 >= arguments.size() : attached) {
      speaker.error("L1001",
                    takes ? Words{"--" + name + " needs a value", "--" + name + " 需要一个值"}
                          : Words{"--" + name + " takes no value", "--" + name + " 不带值"},
                    {help + " shows how it is used", help + " 说明用法"});
      return std::nullopt;
    }
    options.values[name] = !takes ? "" : attached ? argument.substr(equals + 1) : arguments[++i];
  }
  return options;
}

Language chosenLanguage(const Arguments &arguments) {
  std::optional<Language> chosen;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--lang="))
      chosen = languageOf(arguments[i].substr(7));
    else if (arguments[i] == "--lang" && i + 1 < arguments.size())
      chosen = languageOf(arguments[i + 1]);
  }
  return chosen.value_or(languageOfLocale());
}

int speakingCommand(const Arguments &arguments, const Words &help, const std::function<int(const Speaker &)> &work) {
  Diagnostics out;
  const Language language = chosenLanguage(arguments);
  const Speaker speaker(language, out);
  if (asksForHelp(arguments)) {
    std::fputs(speaker.say(help).c_str(), stdout);
    return 0;
  }
  const int status = work(speaker);
  std::fflush(stdout);
  print(out, stderr, true, language);
  return status;
}

} // namespace sampan::cli
