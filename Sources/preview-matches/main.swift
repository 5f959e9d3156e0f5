import Commands

Tool.main(PreviewMatchesCommand.self)
