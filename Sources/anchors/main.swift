import Commands

Tool.main(AnchorsCommand.self)
