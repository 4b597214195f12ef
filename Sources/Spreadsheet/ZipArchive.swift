#if XLSX
    import CZip
    import Glibc

    /// An open zip archive; owns libzip's handle.
    struct ZipArchive: ~Copyable, @unchecked Sendable {
        // Sendable: the handle has this value, which cannot be copied, as its only owner.
        private let handle: OpaquePointer

        init(path: String) throws(WorkbookError) {
            var code: Int32 = 0
            guard let opened = zip_open(path, ZIP_RDONLY, &code) else {
                var error = zip_error_t()
                zip_error_init_with_code(&error, code)
                let reason = String(cString: zip_error_strerror(&error))
                zip_error_fini(&error)
                throw .damaged(part: "zip", reason: reason)
            }
            handle = opened
        }

        /// Opens an archive in memory; libzip keeps a copy of its own.
        init(bytes: [UInt8]) throws(WorkbookError) {
            // Of no bytes libzip would take no possession, and free nothing.
            let copy = bytes.isEmpty ? nil : malloc(bytes.count)
            guard bytes.isEmpty || copy != nil else { throw .tooLarge(part: "zip", limit: "memory") }
            bytes.withUnsafeBytes {
                if let copy, let from = $0.baseAddress { memcpy(copy, from, bytes.count) }
            }
            var error = zip_error_t()
            zip_error_init(&error)
            defer { zip_error_fini(&error) }
            // The source frees the copy, the archive frees the source.
            guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
                free(copy)
                throw .damaged(part: "zip", reason: String(cString: zip_error_strerror(&error)))
            }
            guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
                zip_source_free(source)
                throw .damaged(part: "zip", reason: String(cString: zip_error_strerror(&error)))
            }
            handle = opened
        }

        deinit { zip_discard(handle) }

        func contains(_ name: String) -> Bool { zip_name_locate(handle, name, UInt32(ZIP_FL_NOCASE)) >= 0 }

        /// Opens an entry; `nil` when there is none of that name.
        func entry(_ name: String) throws(WorkbookError) -> ZipEntry? {
            let index = zip_name_locate(handle, name, UInt32(ZIP_FL_NOCASE))
            guard index >= 0 else { return nil }
            var status = zip_stat_t()
            zip_stat_init(&status)
            guard zip_stat_index(handle, UInt64(index), 0, &status) == 0 else {
                throw .damaged(part: name, reason: String(cString: zip_strerror(handle)))
            }
            guard status.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted }
            guard let file = zip_fopen_index(handle, UInt64(index), 0) else {
                throw .damaged(part: name, reason: String(cString: zip_strerror(handle)))
            }
            return ZipEntry(
                file: file, name: name, packed: Int64(clamping: status.comp_size),
                size: Int64(clamping: status.size))
        }
    }

    /// An entry being unpacked; owns libzip's file handle. The archive must live as long.
    struct ZipEntry: ~Copyable, @unchecked Sendable {
        // Sendable: the handle has this value, which cannot be copied, as its only owner.
        private let file: OpaquePointer
        let name: String
        private let packed: Int64
        /// Bytes it says it has unpacked.
        let size: Int64
        private(set) var unpacked: Int64 = 0

        /// An entry may grow this large whatever it was packed to; sheets of real inventories shrink to a twentieth.
        private static let freeBytes: Int64 = 32 << 20
        private static let ratioLimit: Int64 = 100

        init(file: OpaquePointer, name: String, packed: Int64, size: Int64) {
            (self.file, self.name, self.packed, self.size) = (file, name, packed, size)
        }

        deinit { zip_fclose(file) }

        /// Fills `buffer` from its start; says how many bytes came, 0 at the end.
        mutating func read(into buffer: inout [UInt8]) throws(WorkbookError) -> Int {
            let count = buffer.withUnsafeMutableBytes { place -> Int64 in
                guard let base = place.baseAddress else { return 0 }
                return zip_fread(file, base, UInt64(place.count))
            }
            guard count >= 0 else {
                throw .damaged(part: name, reason: String(cString: zip_file_strerror(file)))
            }
            unpacked += count
            if unpacked > ZipEntry.freeBytes, unpacked / ZipEntry.ratioLimit > packed {
                throw .tooLarge(part: name, limit: "\(ZipEntry.ratioLimit) x")
            }
            return Int(count)
        }
    }
#endif
