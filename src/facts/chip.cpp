#include "facts/chip.h"

#include <algorithm>

namespace sampan::facts {

const Figure *Chip::find(std::string_view key) const {
  auto found = std::ranges::find(figures, key, &Figure::key);
  return found == figures.end() ? nullptr : &*found;
}

double Chip::number(std::string_view key, double otherwise) const {
  const Figure *figure = find(key);
  const double *value = figure ? std::get_if<double>(&figure->value) : nullptr;
  return value ? *value : otherwise;
}

const std::vector<FigureKind> &figureKinds() {
  static const std::vector<FigureKind> kKinds = {
      {"peak.vector.fp64_tflops", true, "TFLOPS", "FP64, vector units", "FP64 向量"},
      {"peak.vector.fp32_tflops", true, "TFLOPS", "FP32, vector units", "FP32 向量"},
      {"peak.vector.fp16_tflops", true, "TFLOPS", "FP16, vector units", "FP16 向量"},
      {"peak.matrix.fp64_tflops", true, "TFLOPS", "FP64, matrix units", "FP64 矩阵"},
      {"peak.matrix.fp32_tflops", true, "TFLOPS", "FP32, matrix units", "FP32 矩阵"},
      {"peak.matrix.tf32_tflops", true, "TFLOPS", "TF32, matrix units", "TF32 矩阵"},
      {"peak.matrix.bf16_tflops", true, "TFLOPS", "BF16, matrix units", "BF16 矩阵"},
      {"peak.matrix.fp16_tflops", true, "TFLOPS", "FP16, matrix units", "FP16 矩阵"},
      {"peak.matrix.fp8_tflops", true, "TFLOPS", "FP8, matrix units", "FP8 矩阵"},
      {"peak.matrix.fp4_tflops", true, "TFLOPS", "FP4, matrix units", "FP4 矩阵"},
      {"peak.matrix.int8_tops", true, "TOPS", "INT8, matrix units", "INT8 矩阵"},
      {"peak.unstated.fp64_tflops", true, "TFLOPS", "FP64, units not stated", "FP64（来源未说明单元）"},
      {"peak.unstated.fp32_tflops", true, "TFLOPS", "FP32, units not stated", "FP32（来源未说明单元）"},
      {"measured.fp64_tflops", true, "TFLOPS", "FP64, measured", "FP64 实测"},
      {"measured.fp32_tflops", true, "TFLOPS", "FP32, measured", "FP32 实测"},
      {"measured.fp32_matrix_tflops", true, "TFLOPS", "FP32 on matrix units, measured", "FP32 矩阵实测"},
      {"measured.tf32_tflops", true, "TFLOPS", "TF32, measured", "TF32 实测"},
      {"measured.bf16_tflops", true, "TFLOPS", "BF16, measured", "BF16 实测"},
      {"measured.fp16_tflops", true, "TFLOPS", "FP16, measured", "FP16 实测"},
      {"measured.int8_tops", true, "TOPS", "INT8, measured", "INT8 实测"},
      {"measured.fp32_percent_of_nominal", true, "%", "FP32, measured share of nominal", "FP32 实测占标称"},
      {"measured.fp16_percent_of_nominal", true, "%", "FP16, measured share of nominal", "FP16 实测占标称"},
      {"measured.bandwidth_gb_per_s", true, "GB/s", "bandwidth, measured", "带宽实测"},
      {"measured.card_power_w", true, "W", "power of a card, measured", "单卡功耗实测"},
      {"measured.card_power_in_fp16_w", true, "W", "power of a card in FP16, measured", "单卡 FP16 功耗实测"},
      {"measured.memory_gib", true, "GiB", "memory seen by programs", "程序可见显存"},
      {"memory.size_gb", true, "GB", "memory", "显存/内存"},
      {"memory.type", false, "", "kind of memory", "内存类型"},
      {"memory.bandwidth_gb_per_s", true, "GB/s", "bandwidth", "带宽"},
      {"onchip.unified_buffer_kb_per_vector_core", true, "KB", "unified buffer of a vector core", "每向量核统一缓冲"},
      {"onchip.l1_kb", true, "KB", "L1", "L1"},
      {"onchip.l1d_kb", true, "KB", "L1 data", "L1 数据"},
      {"onchip.l0a_kb", true, "KB", "L0A", "L0A"},
      {"onchip.l0c_kb", true, "KB", "L0C", "L0C"},
      {"onchip.l2_kb", true, "KB", "L2", "L2"},
      {"onchip.l2_mb", true, "MB", "L2", "L2"},
      {"onchip.l3_mb", true, "MB", "L3", "L3"},
      {"onchip.l3_mb_per_socket", true, "MB", "L3 of a socket", "每路 L3"},
      {"chip.units", false, "", "units", "计算单元"},
      {"chip.vector_cores_per_device", true, "", "vector cores of a device", "每个设备的向量核数"},
      {"chip.compiler_name", false, "", "name in the vendor's compiler", "厂商编译器中的名称"},
      {"chip.clock_mhz", true, "MHz", "clock", "频率"},
      {"chip.power_w", true, "W", "power", "功耗"},
      {"chip.instruction_set", false, "", "instruction set", "指令集"},
      {"chip.fp64", false, "", "64-bit floats", "64 位浮点"},
      {"chip.process", false, "", "process", "工艺"},
      {"chip.year", true, "", "year", "年份"},
      {"chip.host_link", false, "", "link to the host", "主机接口"},
      {"chip.interconnect_gb_per_s", true, "GB/s", "link between chips", "片间互联"},
      {"chip.toolchain", false, "", "vendor's toolchain", "厂商工具链"},
  };
  return kKinds;
}

const FigureKind *figureKind(std::string_view key) {
  auto found = std::ranges::find(figureKinds(), key, &FigureKind::key);
  return found == figureKinds().end() ? nullptr : &*found;
}

std::optional<Words> confidence(std::string_view word) {
  static const std::vector<Words> kWords = {{"measured", "实测"},
                                            {"vendor-config", "厂商配置"},
                                            {"vendor", "厂商"},
                                            {"vendor-tool", "厂商工具"},
                                            {"vendor-quoted", "转引厂商"},
                                            {"vendor-plan", "厂商计划"},
                                            {"maintainer", "维护者"},
                                            {"operator", "运营方"},
                                            {"derived", "推算"},
                                            {"inferred", "推断"},
                                            {"public-code", "公开代码"},
                                            {"secondary", "二手"},
                                            {"reported", "报道"},
                                            {"listed", "列表"},
                                            {"read in copies", "读自副本"}};
  auto found = std::ranges::find(kWords, word, &Words::en);
  return found == kWords.end() ? std::nullopt : std::optional(*found);
}

const Chip *Catalogue::find(std::string_view id) const {
  auto found = std::ranges::find(chips, id, &Chip::id);
  return found == chips.end() ? nullptr : &*found;
}

std::string Catalogue::vendorName(const std::string &vendor, Language language) const {
  for (const Vendor &known : vendors)
    if (known.names.front() == vendor && language == Language::Chinese)
      for (const std::string &name : known.names)
        if (std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) > 0x7F; }))
          return name;
  return vendor;
}

const Source *Catalogue::source(std::string_view id) const {
  auto found = std::ranges::find(sources, id, &Source::id);
  return found == sources.end() ? nullptr : &*found;
}

} // namespace sampan::facts
