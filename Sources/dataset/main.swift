import Commands

Tool.main(DatasetCommand.self)
