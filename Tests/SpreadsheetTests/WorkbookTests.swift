#if XLSX
    import Spreadsheet
    import Testing

    @Suite struct WorkbookTests {}
#endif
