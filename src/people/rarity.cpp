#include "people/rarity.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace opcit::people {
namespace {

using CommonNames = std::unordered_set<std::string_view>;

CommonNames common_names(std::string_view words) {
  CommonNames set;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) set.insert(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return set;
}

/// The most frequent family names of China, Korea, Vietnam, Japan, South Asia, the Arab world, English, Spanish,
/// Portuguese, German, Italian, French, Slavic and Turkish speaking countries, folded, as romanised.
const CommonNames& common_families() {
  static const CommonNames set = common_names(
      "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang song "
      "feng deng yu cao peng zeng xiao tian dong pan yuan cai jiang ye du cheng wei su lu ding ren shen yao zhong tan "
      "fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu hou yin xue yan lei long tao gu mao hao gong shao "
      "wan qian dai wen mo chan wong cheung lau leung lam ng chang hsu hsieh tsai kuo lai yeh hung ho chiang chou chu "
      "kim lee park choi jung jeong kang cho yoon jang lim han shin seo kwon hwang ahn yoo hong ko moon oh bae "
      "nguyen tran le pham hoang phan vu vo dang bui do ngo duong "
      "tanaka suzuki sato takahashi ito watanabe yamamoto nakamura kobayashi kato yoshida yamada sasaki matsumoto "
      "inoue kimura hayashi saito shimizu yamaguchi mori abe ikeda hashimoto ogawa "
      "kumar singh sharma gupta patel das roy khan ahmed ali shah mukherjee banerjee chatterjee ghosh reddy rao jain "
      "agarwal aggarwal agrawal mishra verma saha mitra sen dutta bose joshi mehta prasad arora goyal garg nair iyer "
      "mohamed mohammed mohammad muhammad hassan hasan hussein hussain hossain rahman islam ibrahim mahmoud abdullah "
      "salem saleh mostafa mustafa said omar othman yusuf khalil mansour ahmad "
      "smith johnson williams brown jones miller davis wilson anderson thomas taylor moore jackson martin thompson "
      "white harris clark lewis robinson walker young allen king wright scott hill green adams nelson baker hall "
      "campbell mitchell carter roberts phillips evans turner parker edwards collins stewart morris murphy cook rogers "
      "morgan cooper peterson bailey reed kelly howard cox ward richardson watson brooks wood james bennett gray "
      "hughes "
      "price sanders myers long ross foster gordon jordan hunt kennedy marshall murray "
      "garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz cruz "
      "reyes morales gutierrez ortiz ramos chavez mendoza ruiz alvarez castillo jimenez fernandez romero moreno munoz "
      "alonso navarro dominguez vazquez gil serrano blanco molina castro "
      "silva santos oliveira souza pereira costa ferreira rodrigues almeida ribeiro carvalho gomes martins lima "
      "muller mueller schmidt schneider fischer meyer weber wagner becker schulz hoffmann koch bauer richter klein "
      "wolf "
      "rossi russo ferrari esposito bianchi romano colombo ricci bernard dubois durand moreau laurent simon "
      "ivanov petrov smirnov kuznetsov popov novak kowalski nowak horvath nagy jensen nielsen hansen larsen andersen "
      "johansson andersson karlsson nilsson eriksson yilmaz kaya demir celik sahin");
  return set;
}

/// Frequent given names, folded.
const CommonNames& common_given_names() {
  static const CommonNames set = common_names(
      "james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark "
      "paul steven stephen andrew peter kevin brian george mary anna maria jennifer linda susan sarah karen lisa "
      "elizabeth laura emily alexander edward eric jonathan jason ryan nicholas adam benjamin patrick scott simon "
      "jack philip alan martin tim chris mike tom ben dan matt alex nick jim bob bill dave steve joe sam max "
      "jose juan luis carlos antonio manuel francisco javier miguel pedro jorge rafael fernando pablo ana carmen "
      "hans stefan thomas andreas wolfgang klaus jan christian sebastian markus jean pierre michel marie "
      "francois marco andrea giovanni giuseppe paolo luca ivan sergey alexey dmitry vladimir andrey elena olga "
      "mohamed mohammed mohammad muhammad ahmed ahmad ali hassan omar fatima amit rahul rajesh sanjay anil raj "
      "hiroshi takashi akira kenji");
  return set;
}

bool has_common_given(const names::KeyWord& first) {
  return common_given_names().contains(first.plain) || common_given_names().contains(first.transliterated);
}

}  // namespace

bool is_common_family(std::string_view word) { return common_families().contains(word); }

double rarity(const names::ComparedName& name) {
  const auto is_written_out = [](const names::KeyWord& word) { return !word.initial && word.plain.size() > 1; };
  const auto written_out =
      static_cast<std::size_t>(std::count_if(name.given.begin(), name.given.end(), is_written_out));
  if (written_out == 0 || name.maybe_initials || name.family.empty()) return initials_rarity;
  const names::KeyWord& first = *std::find_if(name.given.begin(), name.given.end(), is_written_out);
  double value = 1;
  if (written_out >= 2) value += 1;                             // two given names
  if (written_out == 1 && name.given.size() > 1) value += 0.5;  // a middle initial
  if (has_common_given(first)) value -= 1;                      // "John"
  if (first.plain.size() <= 3) value -= 0.5;                    // "Fei", "Jan"
  if (name.family.size() >= 2) value += 1;                      // "da Cunha", "Moreno Sandoval"
  if (name.family.size() == 1 && is_common_family(name.family.front().plain)) value -= 2;  // "Liu"
  return value;
}

}  // namespace opcit::people
