internal import FuzzReaders
internal import Glibc

/// The reader that is tried, named by `FUZZ_TARGET`.
private let reader: FuzzReader? = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) }
    return FuzzReader.all.first { $0.name == name }
}()

/// Called before the first input. Without a reader it names the readers, with the longest input of each, and ends.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    guard reader == nil else { return 0 }
    for reader in FuzzReader.all { print(reader.name, reader.bytesMax) }
    exit(getenv("FUZZ_TARGET") == nil ? 0 : 2)
}

/// One input. A broken promise ends the process, so that the fuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let broken = reader?.read(Array(UnsafeBufferPointer(start: start, count: count))) else { return 0 }
    var words = "broken promise: \(broken)\n"
    words.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
    abort()
}

/// The build tool renames the program's beginning after its target; libFuzzer has its own `main`, which is passed by.
@_cdecl("fuzz_main")
public func begin(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
    var count = count
    var arguments = arguments
    return run(&count, &arguments, testOneInput)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func run(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
