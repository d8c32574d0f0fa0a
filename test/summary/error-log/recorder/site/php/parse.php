<?php
$methods = ['GET', 'PUT';
