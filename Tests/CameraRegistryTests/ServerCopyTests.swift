#if POSTGRES
    import CameraModel
    import TestSupport
    import Testing

    @testable import CameraRegistry

    @Suite(
        "Copying a registry to a server",
        .enabled(if: ThrowawayPostgres.isInstalled, Comment(rawValue: ThrowawayPostgres.advice)))
    struct ServerCopyTests {
        /// Fails when a step of either schema adds what the other has not, or what a copy cannot bring. What one store has for
        /// itself has to be written into ``RegistryLayout``.
        @Test func `both stores have the same tables, and a copy knows an order for all`() throws {
            let file = try RegistryFixture(onServer: false)
            let server = try RegistryFixture(onServer: true)
            let layouts = try [file, server].map { try $0.registry.read { try RegistryLayout($0) } }
            #expect(layouts[0].lacking(in: layouts[1]) == [])
            #expect(layouts[1].lacking(in: layouts[0]) == [])
            for layout in layouts {
                #expect(layout.inOrder.count == layout.tables.count)
                for table in layout.tables.values {
                    #expect(!table.key.isEmpty, "\(table.name) has no key to be read in the order of")
                }
            }
            // Tables whose rows know their county take it from the file's zones, zones themselves from the server's
            // trigger.
            let counted = layouts[1].tables.values.filter { $0.columns.contains { $0.name == "root" } }
            let triggered = counted.map(\.name).filter { CopyCounty.zone(of: $0) == nil }
            #expect(triggered.sorted() == ["zone"])
        }

        @Test(arguments: UInt64(70)...73)
        func `every row knows its county as if it had been made on the server`(seed: UInt64) throws {
            let world = try RandomWorld(seed: seed, RegistryFixture(onServer: true))
            try world.liveLong(steps: 20)
            let folder = try TemporaryFolder()
            let back = try ThrowawayPostgres.database()
            _ = try Registry.copy(from: world.registry.path, to: folder.file("down.sqlite"))
            _ = try Registry.copy(from: folder.file("down.sqlite"), to: back)
            // What a camera that is gone leaves behind stays with the county that had it, wherever the zone went since.
            for table in ["zone", "camera", "brief", "endpoint JOIN camera ON camera.id = cameraId"] {
                let name = table.prefix { $0 != " " }
                let sql =
                    "SELECT string_agg(\(name).id || ' ' || \(name).root, ',' ORDER BY \(name).id) FROM \(table)"
                #expect(
                    try ThrowawayPostgres.psql(back, sql)
                        == ThrowawayPostgres.psql(world.registry.path, sql), "\(table)")
            }
        }

        @Test func `a NUL character is told of, and left out where asked for`() throws {
            let fixture = try RegistryFixture(onServer: false)
            try fixture.importZones([try zone("1", "A")])
            let code = "37050200001320000001"
            try fixture.importCameras([try cameraRow(code, 2, [(.zone, "1"), (.name, "北\u{0}门\u{0}")])])
            let place = try ThrowawayPostgres.database()
            #expect(throws: RegistryError.holdsNUL(table: "camera", column: "name", key: "1")) {
                try Registry.copy(from: fixture.registry.path, to: place)
            }
            #expect(try Registry(path: place, .existing).batches().isEmpty)
            let copy = try Registry.copy(from: fixture.registry.path, to: place, dropsNUL: true)
            #expect(copy?.droppedNULs == 2)
            #expect(try Registry(path: place, .existing).camera(try code.deviceCode())?.name == "北门")
            // A file keeps them.
            let folder = try TemporaryFolder()
            _ = try Registry.copy(from: fixture.registry.path, to: folder.file("copy.sqlite"))
            let kept = try Registry(path: folder.file("copy.sqlite"), .existing)
            #expect(try kept.camera(try code.deviceCode())?.name == "北\u{0}门\u{0}")
        }

        @Test(arguments: [1, 12, 24])
        func `a connection that is lost leaves nothing`(asked: Int) throws {
            let world = try RandomWorld(seed: 8, RegistryFixture(onServer: false))
            try world.liveLong(steps: 4)
            let place = try ThrowawayPostgres.database()
            var count = 0
            #expect(throws: RegistryError.self) {
                try Registry.copy(from: world.registry.path, to: place) { _, _ in
                    count += 1
                    if count == asked {
                        do {
                            try ThrowawayPostgres.psql(
                                place,
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                            )
                        } catch { Issue.record(error) }
                    }
                    return true
                }
            }
            let registry = try Registry(path: place, .existing)
            #expect(try registry.batches().isEmpty && registry.zoneTree().zones.isEmpty)
            #expect(try Registry.copy(from: world.registry.path, to: place) != nil)
        }
    }
#endif
