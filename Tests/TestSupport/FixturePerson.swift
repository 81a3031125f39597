// SPDX-License-Identifier: Apache-2.0
package import Domain

/// The people of the fixture city, each with one fixed part.
/// Giang belongs to another ward than An and Bình, and must see nothing of theirs.
package enum FixturePerson: String, CaseIterable, Sendable {
  case an, binh, chi, cuong, dung, giang, ha, khanh, lien, long, minh, ngoc, oanh

  package var login: String { rawValue }

  package var name: String {
    switch self {
    case .an: "Nguyễn Thị An"
    case .binh: "Trần Văn Bình"
    case .chi: "Lê Thị Chi"
    case .cuong: "Phạm Văn Cường"
    case .dung: "Hoàng Tiến Dũng"
    case .giang: "Vũ Thị Giang"
    case .ha: "Đỗ Thu Hà"
    case .khanh: "Bùi Quốc Khánh"
    case .lien: "Đinh Thị Liên"
    case .long: "Phan Thành Long"
    case .minh: "Mai Tuấn Minh"
    case .ngoc: "Lâm Bảo Ngọc"
    case .oanh: "Tạ Kim Oanh"
    }
  }

  package var role: Role {
    switch self {
    case .an, .giang: .clerk
    case .binh, .cuong: .headOfUnit
    case .chi: .specialist
    case .dung: .standingOffice
    case .ha: .leader
    case .khanh: .administrator
    case .lien: .inspector
    case .long: .auditor
    case .minh: .dossierEditor
    case .ngoc: .translator
    case .oanh: .expert
    }
  }

  /// The code of the unit where the role is held.
  package var unit: String {
    switch self {
    case .an, .binh: "ub-bac-son"
    case .chi, .cuong: "ub-ldtbxh"
    case .dung: "ub-gddt"
    case .giang: "ub-yen-thanh"
    case .ha, .khanh, .lien, .long, .minh, .ngoc, .oanh: "ub"
    }
  }
}
