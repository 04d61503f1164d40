/*
 * The shapes of kanji that fold.h takes as one, sorted by code point.
 *
 * In names of people, places and companies the same character is written in
 * the shape of today (高), in the one before 1946 (澤) and in shapes that only
 * registers know (髙): who looks for a name seldom knows which one it was
 * entered with. Each row gives a shape and the one it is found as. 斉 and 斎
 * are two characters, but no reader keeps 斉藤 and 斎藤 apart when looking.
 * Names that differ by more than a shape (河 and 川, 畠 and 畑, 阪 and 坂) stay
 * apart. Compatibility ideographs that NFKC maps (神, 福) need no row.
 */
#include "model/fold_inside.h"

#include <stdbool.h>
#include <stddef.h>

/* clang-format off */
static const struct {
    uint32_t shape, found;
} variants[] = {
    {0x5167, 0x5185}, /* 內 内 */
    {0x51A8, 0x5BCC}, /* 冨 富 */
    {0x51DB, 0x51DC}, /* 凛 凜 */
    {0x5340, 0x533A}, /* 區 区 */
    {0x5433, 0x5449}, /* 吳 呉 */
    {0x56EF, 0x56FD}, /* 囯 国 */
    {0x570B, 0x56FD}, /* 國 国 */
    {0x5713, 0x5186}, /* 圓 円 */
    {0x5716, 0x56F3}, /* 圖 図 */
    {0x5718, 0x56E3}, /* 團 団 */
    {0x57DC, 0x91CE}, /* 埜 野 */
    {0x582F, 0x5C2D}, /* 堯 尭 */
    {0x589E, 0x5897}, /* 增 増 */
    {0x58FD, 0x5BFF}, /* 壽 寿 */
    {0x5B78, 0x5B66}, /* 學 学 */
    {0x5BE6, 0x5B9F}, /* 實 実 */
    {0x5BF3, 0x5B9D}, /* 寳 宝 */
    {0x5BF6, 0x5B9D}, /* 寶 宝 */
    {0x5CEF, 0x5CF0}, /* 峯 峰 */
    {0x5D5C, 0x5D0E}, /* 嵜 崎 */
    {0x5D8B, 0x5CF6}, /* 嶋 島 */
    {0x5D8C, 0x5CF6}, /* 嶌 島 */
    {0x5DBD, 0x5CB3}, /* 嶽 岳 */
    {0x5DD6, 0x5DCC}, /* 巖 巌 */
    {0x5EE3, 0x5E83}, /* 廣 広 */
    {0x5F4C, 0x5F25}, /* 彌 弥 */
    {0x5F65, 0x5F66}, /* 彥 彦 */
    {0x5FB7, 0x5FB3}, /* 德 徳 */
    {0x60E0, 0x6075}, /* 惠 恵 */
    {0x61C9, 0x5FDC}, /* 應 応 */
    {0x6236, 0x6238}, /* 戶 戸 */
    {0x6237, 0x6238}, /* 户 戸 */
    {0x658E, 0x6589}, /* 斎 斉 */
    {0x66C9, 0x6681}, /* 曉 暁 */
    {0x66FE, 0x66FD}, /* 曾 曽 */
    {0x6703, 0x4F1A}, /* 會 会 */
    {0x6766, 0x6749}, /* 杦 杉 */
    {0x6801, 0x67F3}, /* 栁 柳 */
    {0x6852, 0x6851}, /* 桒 桑 */
    {0x689D, 0x6761}, /* 條 条 */
    {0x69AE, 0x6804}, /* 榮 栄 */
    {0x69C7, 0x69D9}, /* 槇 槙 */
    {0x69D7, 0x6A4B}, /* 槗 橋 */
    {0x6A6B, 0x6A2A}, /* 橫 横 */
    {0x6A9C, 0x6867}, /* 檜 桧 */
    {0x6AFB, 0x685C}, /* 櫻 桜 */
    {0x6DF5, 0x6E15}, /* 淵 渕 */
    {0x6DF8, 0x6E05}, /* 淸 清 */
    {0x6DFA, 0x6D45}, /* 淺 浅 */
    {0x6F81, 0x6E0B}, /* 澁 渋 */
    {0x6FA4, 0x6CA2}, /* 澤 沢 */
    {0x6FDF, 0x6E08}, /* 濟 済 */
    {0x6FF1, 0x6D5C}, /* 濱 浜 */
    {0x6FF5, 0x6D5C}, /* 濵 浜 */
    {0x7027, 0x6EDD}, /* 瀧 滝 */
    {0x7028, 0x702C}, /* 瀨 瀬 */
    {0x771E, 0x771F}, /* 眞 真 */
    {0x7912, 0x78EF}, /* 礒 磯 */
    {0x79AE, 0x793C}, /* 禮 礼 */
    {0x7A50, 0x79CB}, /* 穐 秋 */
    {0x7A57, 0x7A42}, /* 穗 穂 */
    {0x7AC3, 0x7AC8}, /* 竃 竈 */
    {0x7C60, 0x7BED}, /* 籠 篭 */
    {0x7D72, 0x7CF8}, /* 絲 糸 */
    {0x7DD6, 0x7DD2}, /* 緖 緒 */
    {0x7E23, 0x770C}, /* 縣 県 */
    {0x7E3D, 0x7DCF}, /* 總 総 */
    {0x8070, 0x8061}, /* 聰 聡 */
    {0x8218, 0x9928}, /* 舘 館 */
    {0x8229, 0x8239}, /* 舩 船 */
    {0x838A, 0x8358}, /* 莊 荘 */
    {0x842C, 0x4E07}, /* 萬 万 */
    {0x8523, 0x848B}, /* 蔣 蒋 */
    {0x8597, 0x5712}, /* 薗 園 */
    {0x85CF, 0x8535}, /* 藏 蔵 */
    {0x85DD, 0x82B8}, /* 藝 芸 */
    {0x85EA, 0x85AE}, /* 藪 薮 */
    {0x8606, 0x82A6}, /* 蘆 芦 */
    {0x8C50, 0x8C4A}, /* 豐 豊 */
    {0x8C6C, 0x732A}, /* 豬 猪 */
    {0x8CF4, 0x983C}, /* 賴 頼 */
    {0x9059, 0x9065}, /* 遙 遥 */
    {0x9089, 0x8FBA}, /* 邉 辺 */
    {0x908A, 0x8FBA}, /* 邊 辺 */
    {0x9115, 0x90F7}, /* 鄕 郷 */
    {0x9421, 0x9244}, /* 鐡 鉄 */
    {0x9435, 0x9244}, /* 鐵 鉄 */
    {0x95DC, 0x95A2}, /* 關 関 */
    {0x974D, 0x9DB4}, /* 靍 鶴 */
    {0x974F, 0x9DB4}, /* 靏 鶴 */
    {0x9751, 0x9752}, /* 靑 青 */
    {0x975C, 0x9759}, /* 靜 静 */
    {0x9AD9, 0x9AD8}, /* 髙 高 */
    {0x9DD7, 0x9D0E}, /* 鷗 鴎 */
    {0x9E7D, 0x5869}, /* 鹽 塩 */
    {0x9EA5, 0x9EA6}, /* 麥 麦 */
    {0x9ED1, 0x9ED2}, /* 黑 黒 */
    {0x9F4A, 0x6589}, /* 齊 斉 */
    {0x9F4B, 0x6589}, /* 齋 斉 */
    {0x9F8D, 0x7ADC}, /* 龍 竜 */
    {0x9F9C, 0x4E80}, /* 龜 亀 */
    {0xFA11, 0x5D0E}, /* 﨑 崎 */
    {0xFA29, 0x9686}, /* 﨩 隆 */
    {0x20BB7, 0x5409}, /* 𠮷 吉 */
    {0x2363A, 0x6A4B}, /* 𣘺 橋 */
};
/* clang-format on */

uint32_t fold_variant(uint32_t point)
{
    /* Letters and kana stand before all kanji. */
    if (point < variants[0].shape)
        return point;
    size_t low = 0, high = sizeof variants / sizeof variants[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (variants[middle].shape < point)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sizeof variants / sizeof variants[0] && variants[low].shape == point;
    return found ? variants[low].found : point;
}
