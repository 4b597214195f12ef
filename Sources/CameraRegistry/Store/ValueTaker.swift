/// What takes the values of a row, by number from 1: a statement, or rows on their way to a server.
protocol ValueTaker: ~Copyable {
    func bind(_ index: Int32, _ value: String?)
    func bind(_ index: Int32, _ value: Int64?)
    func bind(_ index: Int32, _ value: Int?)
    func bind(_ index: Int32, _ value: Double?)
    func bind(_ index: Int32, _ bytes: [UInt8])
}

extension Statement: ValueTaker {}
