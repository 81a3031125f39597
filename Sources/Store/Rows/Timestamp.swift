// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Moments as text: `2026-01-31T09:05:00.000Z`, always UTC, always 24 characters.
/// So they sort as text and look the same on both engines.
enum Timestamp {
  private static let secondsOfDay: Int64 = 86_400
  // 0000-01-01 and 9999-12-31: outside of them the width would change.
  private static let storable = (-62_167_219_200_000)...(253_402_300_799_999 as Int64)

  /// Rounded to the millisecond; moments outside the years 0000…9999 become the nearest inside.
  static func text(_ date: Date) -> String {
    let wanted = (date.timeIntervalSince1970 * 1000).rounded()
    let bounds = Double(storable.lowerBound)...Double(storable.upperBound)
    let milliseconds = Int64(min(max(wanted, bounds.lowerBound), bounds.upperBound))
    let (seconds, rest) = floorDivided(milliseconds, 1000)
    let (day, second) = floorDivided(seconds, secondsOfDay)
    let (year, month, dayOfMonth) = civil(day)
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2) + "T"
      + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
      + "." + padded(rest, 3) + "Z"
  }

  /// Reads the stored form, and the same with another fraction or an offset: `+07:00`.
  static func date(_ text: String) -> Date? {
    let text = Array(text.utf8)
    guard
      text.count > 19, let numbers = numbers(text[..<19], shape: "0000-00-00T00:00:00")
    else { return nil }
    let day = dayNumber(numbers[0], numbers[1], numbers[2])
    guard
      civil(day) == (numbers[0], numbers[1], numbers[2]),
      numbers[3] < 24, numbers[4] < 60, numbers[5] < 60
    else { return nil }
    var rest = text[19...]
    var milliseconds: Int64 = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { $0 != UInt8(ascii: "Z") && $0 > UInt8(ascii: "/") }
      guard let read = thousandths(digits) else { return nil }
      milliseconds = read
      rest = rest[digits.endIndex...]
    }
    guard let offset = offset(rest) else { return nil }
    let seconds = day * secondsOfDay + numbers[3] * 3600 + numbers[4] * 60 + numbers[5] - offset
    return Date(timeIntervalSince1970: Double(seconds * 1000 + milliseconds) / 1000)
  }

  /// The numbers of a text whose digits stand where the shape has its zeros.
  private static func numbers(_ text: ArraySlice<UInt8>, shape: String) -> [Int64]? {
    guard text.count == shape.utf8.count else { return nil }
    var numbers: [Int64] = [0]
    for (character, pattern) in zip(text, shape.utf8) {
      if pattern != UInt8(ascii: "0") {
        guard character == pattern else { return nil }
        numbers.append(0)
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
      numbers[numbers.count - 1] *= 10
      numbers[numbers.count - 1] += Int64(character - UInt8(ascii: "0"))
    }
    return numbers
  }

  private static func thousandths(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard (1...9).contains(digits.count) else { return nil }
    let zeros = repeatElement(UInt8(ascii: "0"), count: 2)
    return numbers(ArraySlice((digits + zeros).prefix(3)), shape: "000")?.first
  }

  /// Seconds east of Greenwich.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
    if text.elementsEqual("Z".utf8) { return 0 }
    guard
      let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let numbers = numbers(text.dropFirst(), shape: "00:00"), numbers[0] < 24, numbers[1] < 60
    else { return nil }
    let seconds = numbers[0] * 3600 + numbers[1] * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  // Years are counted from March here, so that the leap day is the last day of a year; 719,468
  // is the number of days from 0000-03-01 to 1970-01-01, 146,097 that of four centuries.
  private static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, ofEra) = floorDivided(day + 719_468, 146_097)
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * ofYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, ofYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  private static func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let (era, yearOfEra) = floorDivided(month <= 2 ? year - 1 : year, 400)
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let ofYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear
    return era * 146_097 + ofEra - 719_468
  }

  private static func floorDivided(_ number: Int64, _ divisor: Int64) -> (Int64, Int64) {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
